import type { Path } from '#base/diagnostics/path';
import { child } from '#base/diagnostics/path';
import { formatArn, UNDECLARED_ACCOUNT } from '#base/aws/arns';
import { consumerFacts } from './kinds/consumers/index';
import { namedRole, publisherFacts } from './kinds/publishers/index';
import type { Sent } from './kinds/publishers/facts';
import { callingService } from './kinds/publishers/services';
import { consumersGivingTo, isTopic, publishersOf } from './outlets';
import { NOBODY, type Others } from './others';
import { identityWord, outsidersOf, type Principal } from './principal';
import type { Publisher } from './publisher';
import type { Queue, Topic, Topology } from './topology';

/*
 * The one answer to "who sends here, as whom, and what?". Rules, delivery paths and contract checks ask it, so that a
 * publisher that one of them knows is known to all.
 */

/** Somebody whom the file describes and who publishes to a topic, or sends to a queue. */
export interface Sender {
  /** As it stands in the file, in back-ticks: `` `nightly` ``, `` `cloudwatch.amazonaws.com` ``. */
  readonly name: string;
  /** For people, with what it is: `` `nightly` (EventBridge Scheduler) ``. */
  readonly words: string;
  readonly path: Path;
  readonly as: Principal;
  /** Whether somebody else has to let its role send, which this topology does not. */
  readonly isPermittedElsewhere?: boolean;
  readonly sends: Sent;
}

const ANYTHING: Sent = { body: { kind: 'anything' } };

/** Whom SNS or SQS sees when a publisher of the file publishes or sends. */
function principalOf(publisher: Publisher, outlet: Topic | Queue): Principal {
  const role = namedRole(publisher);
  if (role) return { kind: 'named-role', arn: formatArn(role, UNDECLARED_ACCOUNT) };
  const { as, intoQueuesAs, service } = publisherFacts(publisher);
  const seen = isTopic(outlet) ? as : intoQueuesAs;
  if (seen === 'service' && service !== undefined) return { kind: 'service', service };
  return { kind: 'own-role', of: publisher.name, service };
}

function declared(topology: Topology, outlet: Topic | Queue): Sender[] {
  return publishersOf(topology, outlet).map((publisher) => {
    const { sender, sends } = publisherFacts(publisher);
    const { name, path } = publisher;
    const role = namedRole(publisher);
    const words = `\`${name}\` (${role ? `the ${identityWord(role)}` : sender})`;
    return { name: `\`${name}\``, words, path, as: principalOf(publisher, outlet), sends: sends(publisher) };
  });
}

function serviceSender(service: string, path: Path): Sender {
  const { sender, sends } = callingService(service);
  return { name: `\`${service}\``, words: sender, path, as: { kind: 'service', service }, sends };
}

/** Accounts, roles, services and an organization that a queue lets send or a topic lets publish. */
function admitted(others: Others, at: Path): Sender[] {
  return [
    ...outsidersOf(others, at).map(({ name, path, as }): Sender => ({
      name,
      words: name,
      path,
      as,
      sends: ANYTHING,
    })),
    ...others.services.map(({ service }, index) => serviceSender(service, child(at, 'services', index))),
  ];
}

function admittedTo(outlet: Topic | Queue): Sender[] {
  if (!outlet.owned) return [];
  return isTopic(outlet)
    ? admitted({ ...NOBODY, ...outlet.publishers }, child(outlet.path, 'publishers'))
    : admitted(outlet.senders, child(outlet.path, 'senders'));
}

/** Consumers of the file that pass on what they make of messages. */
function consuming(topology: Topology, outlet: Topic | Queue): Sender[] {
  return consumersGivingTo(topology, outlet).map((consumer) => ({
    name: `\`${consumer.name}\``,
    words: `\`${consumer.name}\``,
    path: consumer.path,
    as: consumerFacts(consumer).as(consumer),
    isPermittedElsewhere: consumerFacts(consumer).isPermittedElsewhere(consumer, topology),
    sends: ANYTHING,
  }));
}

/**
 * Everybody of the file who publishes to a topic, or sends to a queue without a topic between. Roles of this account that
 * the file does not name may as well.
 */
export function sendersOf(topology: Topology, outlet: Topic | Queue): Sender[] {
  return [...declared(topology, outlet), ...admittedTo(outlet), ...consuming(topology, outlet)];
}
