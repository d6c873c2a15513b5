import type { Diagnostic } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import type { RuleId } from '#base/diagnostics/rule-id';
import { checkTopology } from '../check';
import { consumersByQueue, type Consumer, type Lambda } from '#model/consumer';
import { invokedBy } from '#model/invokers';
import type { Publisher } from '#model/publisher';
import { sendersOf, type Sender } from '#model/senders';
import type { Queue, Receiver, Subscription, Topology } from '#model/topology';
import { lambdaOf, queueOf, receiverFacts } from '#model/kinds/receivers/index';
import { list } from '#base/util/text';
import type { Claim } from './claim';
import {
  consumption,
  deadLetters,
  delivery,
  filter,
  invoking,
  order,
  sending,
  undeliverable,
} from './claims';
import { publish, topicKey } from './topic-claims';
import { weakest, type DeliveryPath, type Step } from './delivery-path';

function startsWith(path: Path, start: Path): boolean {
  return start.every((segment, index) => path[index] === segment);
}

function denies(finding: Diagnostic, { rules, at }: Claim): boolean {
  return rules.includes(finding.rule) && at.some((path) => startsWith(finding.path, path));
}

/** Warnings that say what somebody else has to do first. */
const UP_TO_OTHERS: readonly RuleId[] = ['owner-must-allow', 'unconfirmed-subscription'];

/** Warnings that say that nothing gets through, as far as the file tells. */
const NOTHING_ARRIVES: readonly RuleId[] = ['no-publisher-passes-filter'];

/** Any error means that it does not hold. */
function judge(claim: Claim, findings: readonly Diagnostic[]): Step {
  const { aspect, reason, elsewhere } = claim;
  const against = findings.filter((finding) => denies(finding, claim));
  const failure = against.find(
    ({ severity, rule }) => severity === 'error' || NOTHING_ARRIVES.includes(rule),
  );
  if (failure) return { aspect, status: 'fails', reason: failure.message };
  const condition = against.find(({ rule }) => UP_TO_OTHERS.includes(rule));
  if (condition) return { aspect, status: 'ask', reason: condition.message };
  return { aspect, status: elsewhere === true ? 'ask' : 'ok', reason, condition: claim.condition };
}

/** Errors about anything on the way that no claim speaks of: with one of them nothing is deployed. */
function otherFailures(
  places: readonly Path[],
  claims: readonly Claim[],
  findings: readonly Diagnostic[],
): Step[] {
  return findings
    .filter(({ severity, path }) => severity === 'error' && places.some((place) => startsWith(path, place)))
    .filter((finding) => !claims.some((claim) => denies(finding, claim)))
    .map(({ rule, message }) => ({ aspect: rule, status: 'fails', reason: message }));
}

function receiverName(receiver: Receiver): string {
  return receiverFacts<Receiver>(receiver).called(receiver);
}

/** Where the file describes what a message meets, from its publisher to its consumer. */
function placesOf(
  { path, topic, receiver, deadLetters: undelivered }: Subscription,
  consumers: readonly Consumer[],
  topology: Topology,
): Path[] {
  const ends = [queueOf(receiver), undelivered];
  const met = [topic, ...ends, ...consumers, lambdaOf(receiver), ...sendersOf(topology, topic)];
  return [path, ...met.flatMap((one) => (one ? [one.path] : []))];
}

interface Surroundings {
  readonly topology: Topology;
  readonly byQueue: ReadonlyMap<Queue, readonly Consumer[]>;
  readonly findings: readonly Diagnostic[];
}

/** What has to be so once a message is in a queue. */
function behindQueue(queue: Queue, consumers: readonly Consumer[], topology: Topology): Claim[] {
  return [...consumption(queue, consumers, topology), ...deadLetters(queue)];
}

/** The way of what somebody sends to a queue, without a topic between. */
function sentPath(queue: Queue, sender: Sender, { topology, byQueue, findings }: Surroundings): DeliveryPath {
  const consumers = byQueue.get(queue) ?? [];
  const claims = [...sending(queue, sender), ...behindQueue(queue, consumers, topology)];
  const places = [queue, sender, ...consumers].map(({ path }) => path);
  const steps = [
    ...claims.map((claim) => judge(claim, findings)),
    ...otherFailures(places, claims, findings),
  ];
  const from = sender.name.replaceAll('`', '');
  return {
    environment: topology.environment,
    name: `${from}_to_${queue.name}`,
    way: [from, queue.name, ...lastOf(consumers)],
    status: weakest(steps),
    steps,
  };
}

function lastOf(consumers: readonly Consumer[]): string[] {
  return consumers.length === 0 ? [] : [list(consumers.map((consumer) => consumer.name))];
}

function pathOf(subscription: Subscription, { topology, byQueue, findings }: Surroundings): DeliveryPath {
  const { name, topic, receiver } = subscription;
  const queue = queueOf(receiver);
  const consumers = (queue && byQueue.get(queue)) ?? [];
  const claims = [
    publish(topic, topology),
    ...topicKey(topic),
    filter(subscription),
    order(subscription),
    ...delivery(subscription),
    ...undeliverable(subscription),
    ...(queue ? behindQueue(queue, consumers, topology) : []),
  ];
  const steps = [
    ...claims.map((claim) => judge(claim, findings)),
    ...otherFailures(placesOf(subscription, consumers, topology), claims, findings),
  ];
  const way = [topic.name, receiverName(receiver), ...lastOf(consumers)];
  return { environment: topology.environment, name, way, status: weakest(steps), steps };
}

/** The way of what a schedule calls a function with. */
function invokedPath(lambda: Lambda, invoker: Publisher, { topology, findings }: Surroundings): DeliveryPath {
  const claims = invoking(lambda, invoker);
  const steps = [
    ...claims.map((claim) => judge(claim, findings)),
    ...otherFailures([invoker.path, lambda.path], claims, findings),
  ];
  return {
    environment: topology.environment,
    name: `${invoker.name}_invokes_${lambda.name}`,
    way: [invoker.name, lambda.name],
    status: weakest(steps),
    steps,
  };
}

/** Every way that a message can take, and for each why it gets through, or where it does not. */
export function deliveryPaths(topology: Topology): DeliveryPath[] {
  const surroundings: Surroundings = {
    topology,
    byQueue: consumersByQueue(topology.consumers.values()),
    findings: checkTopology(topology),
  };
  return [
    ...topology.subscriptions.map((subscription) => pathOf(subscription, surroundings)),
    ...[...topology.publishers.values()].flatMap((invoker) =>
      invokedBy(invoker).map((lambda) => invokedPath(lambda, invoker, surroundings)),
    ),
    ...[...topology.queues.values()].flatMap((queue) =>
      sendersOf(topology, queue).map((sender) => sentPath(queue, sender, surroundings)),
    ),
  ];
}
