import fc from 'fast-check';
import { ACTIONS } from '#local/server/actions';
import { ApiError } from '#local/protocol/errors';
import { applyTopology, NOTHING_APPLIED } from '#local/topology/apply';
import { STANDARD_WORLD, World } from '#local/world';
import type { Message } from '#messages/filter-policy/index';
import { follow } from '#messages/flow/follow';
import { routesOf } from '#messages/simulator/routes';
import { Simulation } from '#messages/simulator/simulation';
import { nameInAws, ownedQueues, type OwnedTopic, type Topology } from '#model/topology';
import { attributesMessage, bodyMessage, flatPolicy, nestedPolicy } from '#test/support/arbitrary-filter';
import { topologyFile } from '#test/support/arbitrary-topology';
import { topologyOf } from '../topology-of';

/*
 * `test`, `trace` and `dev` have one engine, and three ways to it. Whatever is published, each of them has to put the same
 * bodies into the same queues. `AGREEMENT_RUNS` says how many topologies are tried.
 */

const RUNS = Number(process.env['AGREEMENT_RUNS'] ?? 60);

interface Publication {
  readonly message: Message;
  readonly topic: number;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
}

const publication: fc.Arbitrary<Publication> = fc.record({
  message: fc.oneof(attributesMessage, bodyMessage),
  topic: fc.nat(),
  groupId: fc.option(fc.constantFrom('g', 'h', 'no group'), { nil: undefined }),
  deduplicationId: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
});

const subscription = fc.record({ flat: flatPolicy, nested: nestedPolicy });

/** Filters that ask for what the messages have. */
const topologies = fc
  .tuple(topologyFile, fc.array(subscription, { minLength: 8, maxLength: 8 }))
  .map(([file, filters]) => {
    const subscriptions = file['subscriptions'] as readonly { filter?: { scope: 'attributes' | 'body' } }[];
    return {
      ...file,
      subscriptions: subscriptions.map(({ filter, ...rest }, index) => {
        const { flat, nested } = filters[index % filters.length]!;
        if (!filter) return rest;
        return { ...rest, filter: { ...filter, policy: filter.scope === 'body' ? nested : flat } };
      }),
    };
  });

function topologyIn(file: object): Topology | undefined {
  try {
    return topologyOf(JSON.stringify(file));
  } catch {
    // Some generated filters are more than SNS takes.
    return undefined;
  }
}

type Contents = Readonly<Record<string, readonly string[]>>;

/** What was published, without the envelope, which has identifiers. */
function published(body: string): string {
  try {
    const { Type, Message: inner } = JSON.parse(body) as { Type?: string; Message?: string };
    return Type === 'Notification' && inner !== undefined ? inner : body;
  } catch {
    return body;
  }
}

function contents(topology: Topology, bodiesOf: (name: string) => readonly string[]): Contents {
  const names = ownedQueues(topology).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, bodiesOf(name).map(published).sort()]));
}

function inSimulation(topology: Topology, simulation: Simulation): Contents {
  const queues = new Map(ownedQueues(topology).map((queue) => [queue.name, queue]));
  return contents(topology, (name) => simulation.contents(queues.get(name)!).map(({ body }) => body));
}

function outgoing({ message, ...identifiers }: Publication) {
  return { body: message.body!, attributes: message.attributes, ...identifiers };
}

function publishToDev(world: World, topic: OwnedTopic, given: Publication): void {
  const { message, groupId, deduplicationId } = given;
  const input = {
    TopicArn: world.topicArn(nameInAws(topic)),
    Message: message.body,
    MessageAttributes: message.attributes ?? {},
    ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
  };
  try {
    void ACTIONS.sns['Publish']!(world, input, () => new AbortController().signal);
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
  }
}

function simulated(topology: Topology): Simulation {
  const nobody = { workers: [], functions: new Map(), unreachable: new Set<string>() };
  return new Simulation(topology, routesOf(topology), { seed: 1, ...nobody });
}

function served(topology: Topology): World {
  const world = new World({ ...STANDARD_WORLD, region: topology.region });
  applyTopology(world, topology, NOTHING_APPLIED);
  return world;
}

function inDev(topology: Topology, world: World): Contents {
  return contents(topology, (name) => {
    const queue = topology.queues.get(name)!;
    return world
      .queueNamed(nameInAws(queue))
      .store.contents()
      .map(({ body }) => body);
  });
}

/** The first message by itself, as `trace` follows it. */
function traced(topology: Topology, topic: OwnedTopic, first: Publication): Contents {
  const step = { kind: 'publish', topic, message: outgoing(first) } as const;
  const followed = follow(topology, { step, consumer: {}, wait: 0 });
  if (!(followed instanceof Simulation)) throw new Error(JSON.stringify(followed));
  return inSimulation(topology, followed);
}

test('test, trace and dev put the same messages into the same queues', () => {
  fc.assert(
    fc.property(topologies, fc.array(publication, { minLength: 1, maxLength: 8 }), (file, publications) => {
      const topology = topologyIn(file);
      fc.pre(topology !== undefined && topology.topics.size > 0);
      const topics = [...topology.topics.values()] as OwnedTopic[];
      const [simulation, world] = [simulated(topology), served(topology)];
      for (const [index, given] of publications.entries()) {
        const topic = topics[given.topic % topics.length]!;
        simulation.publish(topic, outgoing(given));
        publishToDev(world, topic, given);
        const expected = inSimulation(topology, simulation);
        expect(inDev(topology, world)).toEqual(expected);
        if (index === 0) expect(traced(topology, topic, given)).toEqual(expected);
      }
    }),
    { numRuns: RUNS },
  );
});
