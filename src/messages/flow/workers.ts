import { child, type Path } from '#base/diagnostics/path';
import type { Behaviour } from '#model/flow';
import { filterOf } from '../simulator/event-filter';
import type { Functions } from '../simulator/invocations';
import type { Work, Worker } from '../simulator/worker';
import { consumersOf, type Consumer } from '#model/consumer';
import { consumerFacts, takenFrom } from '#model/kinds/consumers/index';
import { lambdaOf } from '#model/kinds/receivers/index';
import { lambdas, type Queue, type Topology } from '#model/topology';
import { bodyText, outgoing } from './messages';
import { consumerNames, subscriptionsNamed } from './names';
import { problem, unknown, type NamingScope } from './scope';

/** What decides how messages come to a consumer, and go back from it. */
type Handling = Omit<Worker, 'name' | 'queue' | keyof Work>;

/** Something that processes queues, as far as a simulation knows it. */
interface Processor {
  readonly name: string;
  readonly handling: (queue: Queue) => Handling;
  readonly queues: readonly Queue[];
  /** The queues that it sends to; absent if the file does not know it. */
  readonly outlets?: readonly Queue[];
}

/** Like a program that deletes each message when it has processed it. */
const ONE_BY_ONE: Handling = { batchSize: 1, partialFailures: true, startsOnly: false, accepts: () => true };

function handlingOf(consumer: Consumer, queue: Queue): Handling {
  const { handling, filters } = consumerFacts(consumer);
  return { ...handling(consumer, queue), accepts: filterOf(filters(consumer, queue)) };
}

function processorOf(consumer: Consumer): Processor {
  const { name, queues, sends } = consumer;
  const handling = (queue: Queue) => handlingOf(consumer, queue);
  return { name: `\`${name}\``, queues, outlets: sends, handling };
}

/** The consumers of a queue; one that has none gets one if a flow names it. */
function processorsOf({ consumers }: Topology, queue: Queue): Processor[] {
  const own = consumersOf(consumers, queue);
  if (own.length === 0)
    return [{ name: `the consumer of \`${queue.name}\``, queues: [queue], handling: () => ONE_BY_ONE }];
  return own.map((consumer) => ({ ...processorOf(consumer), queues: [queue] }));
}

function processorsNamed(topology: Topology, name: string): Processor[] {
  const consumer = topology.consumers.get(name);
  if (consumer) return [processorOf(consumer)];
  const queue = topology.queues.get(name);
  return queue ? processorsOf(topology, queue) : [];
}

function outcomeOf(behaviour: Behaviour): Work['outcome'] {
  if (typeof behaviour === 'string') return () => behaviour === 'succeed';
  const { bodies, sends } = behaviour;
  const { failures = sends && !bodies ? 0 : Infinity } = behaviour;
  const failing = bodies && new Set(bodies.map(bodyText));
  return ({ body, receives }) => receives > failures || (failing !== undefined && !failing.has(body));
}

/** What a consumer sends on; a queue that it does not send to is reported. */
function sendsOf(
  scope: NamingScope,
  { name, outlets }: Processor,
  behaviour: Behaviour,
  path: Path,
): Work['sends'] {
  if (typeof behaviour === 'string' || !behaviour.sends) return SENDS_NOTHING;
  const { queues } = scope.topology;
  const sendings = behaviour.sends.flatMap(({ queue: to, ...message }, index) => {
    const queue = queues.get(to);
    const at = child(path, 'sends', index, 'queue');
    if (!queue) unknown(scope, { sort: 'queue', name: to, path: at }, [...queues.keys()]);
    else if (outlets && !outlets.includes(queue)) {
      const help = `name \`${to}\` in \`sends\` of the consumer`;
      problem(scope, {
        rule: 'wrong-value',
        message: `${name} does not send to queue \`${to}\``,
        path: at,
        help,
      });
    }
    return queue ? [{ queue, message }] : [];
  });
  return ({ body: received }) =>
    sendings.map(({ queue, message }) => ({
      queue,
      message: outgoing({ ...message, body: message.body ?? received }),
    }));
}

export interface Participants {
  readonly workers: readonly Worker[];
  readonly functions: Functions;
  /** Names of subscriptions whose endpoint cannot be reached. */
  readonly unreachable: ReadonlySet<string>;
}

const SENDS_NOTHING: Work['sends'] = () => [];

const SUCCEEDS: Work = { outcome: outcomeOf('succeed'), sends: SENDS_NOTHING };

function workersOf({ name, queues, handling }: Processor, work: Work): Worker[] {
  return queues.map((queue) => ({ name, queue, ...handling(queue), ...work }));
}

/** Who processes messages unless a flow says otherwise: every consumer that is not switched off. */
function runningByDefault({ consumers }: Topology): Worker[] {
  return [...consumers.values()].flatMap((consumer) =>
    workersOf({ ...processorOf(consumer), queues: takenFrom(consumer) }, SUCCEEDS),
  );
}

function key({ name, queue }: Worker): string {
  return `${name} ${queue.name}`;
}

/** Whether topics call a consumer themselves. */
function isCalled({ subscriptions }: Topology, name: string): boolean {
  return subscriptions.some(({ receiver }) => lambdaOf(receiver)?.name === name);
}

/** Who processes messages in a flow, and which endpoints do not answer. */
export function participantsOf(
  scope: NamingScope,
  consumer: Readonly<Record<string, Behaviour>>,
  path: Path,
): Participants {
  const { topology } = scope;
  const workers = new Map(runningByDefault(topology).map((worker) => [key(worker), worker]));
  const functions = new Map(lambdas(topology).map(({ name }) => [name, SUCCEEDS]));
  const unreachable = new Set<string>();
  for (const [name, behaviour] of Object.entries(consumer)) {
    const processors = processorsNamed(topology, name);
    const endpoints = processors.length === 0 ? subscriptionsNamed(topology, name) : [];
    if (processors.length + endpoints.length === 0) {
      const at = { name, path: child(path, name), on: 'key' as const };
      unknown(scope, { sort: 'consumer, queue or endpoint', ...at }, consumerNames(topology));
    }
    const outcome = outcomeOf(behaviour);
    const works = processors.map((processor) => ({
      outcome,
      sends: sendsOf(scope, processor, behaviour, child(path, name)),
    }));
    for (const worker of processors.flatMap((processor, index) => workersOf(processor, works[index]!))) {
      if (behaviour === 'off') workers.delete(key(worker));
      else workers.set(key(worker), worker);
    }
    if (behaviour === 'off') functions.delete(name);
    else if (isCalled(topology, name)) functions.set(name, works[0]!);
    if (behaviour !== 'succeed') for (const endpoint of endpoints) unreachable.add(endpoint.name);
  }
  return { workers: [...workers.values()], functions, unreachable };
}
