import { formatArn } from '#base/aws/arns';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { OwnedTopic, Topology } from '#model/topology';
import { publishersOf } from './admission';

/** Somebody who publishes to a topic, as SNS and KMS see it. */
export interface Sender {
  /** `own-role` is made for a publisher of the file. */
  readonly as: 'service' | 'account' | 'named-role' | 'own-role';
  /** For people: a service, a number, the ARN of a role, or the name of the publisher. */
  readonly name: string;
  /** The service that calls SNS, or takes on the role that does. */
  readonly service: string | undefined;
}

/** Everybody of whom the file says that they publish to a topic, each once. */
export function sendersTo(topology: Topology, topic: OwnedTopic): Sender[] {
  const declared = publishersOf(topology, topic).map((publisher): Sender => {
    const { as, service } = publisherFacts(publisher);
    if (as === 'service') return { as, name: service!, service };
    const name = publisher.kind === 'role' ? formatArn(publisher.role, '') : publisher.name;
    return { as, name, service };
  });
  const { services, accounts } = topic.publishers;
  const all: Sender[] = [
    ...services.map((service) => ({ as: 'service', name: service, service }) as const),
    ...accounts.map((name) => ({ as: 'account', name, service: undefined }) as const),
    ...declared,
  ];
  return [...new Map(all.map((sender) => [`${sender.as} ${sender.name}`, sender])).values()];
}

/** In words for a message. */
export function senderWords({ as, name }: Sender): string {
  return as === 'own-role' ? `the role of \`${name}\`` : `\`${name}\``;
}
