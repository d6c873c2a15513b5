import { QUOTAS, type Quota } from '#base/aws/quotas';
import { beyondAccountQuota } from '#validate/rules/beyond-account-quota';
import type { Topology } from '#model/topology';
import { topologyOf } from '#test/unit/topology-of';

const FUNCTION =
  '{ type: lambda, queue: q, code: { inline: "def b(e, c): pass" }, runtime: python3.13, handler: a.b }';
const TASK = '{ type: fargate, queue: q, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1" }';
const PIPE =
  '{ type: step-functions, queue: q, stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:a" }';

type Section = 'topics' | 'queues' | 'subscriptions' | 'consumers' | 'publishers' | 'stores';

/** One element of each sort, and how many of them reach the quota. */
const COUNTED: Readonly<
  Record<Quota, { readonly section: Section; readonly yaml: string; readonly each?: number }>
> = {
  standardTopics: { section: 'topics', yaml: 'topics: { t: {} }' },
  fifoTopics: { section: 'topics', yaml: 'topics: { t: { fifo: true } }' },
  unconfirmedSubscriptions: {
    section: 'subscriptions',
    yaml: 'topics: { t: {} }\nsubscriptions: [{ topic: t, email: a@example.com }]',
  },
  filterPolicies: {
    section: 'subscriptions',
    yaml: 'topics: { t: {} }\nqueues: { q: {} }\nsubscriptions: [{ topic: t, queue: q, filter: { policy: { a: [b] } } }]',
  },
  eventRules: {
    section: 'publishers',
    yaml: 'topics: { t: {} }\npublishers: { p: { type: event-rule, pattern: { source: [a] }, publishes: [t] } }',
  },
  iotRules: {
    section: 'publishers',
    yaml: `topics: { t: {} }\npublishers: { p: { type: iot-rule, sql: "SELECT * FROM 'a'", publishes: [t] } }`,
  },
  pipes: { section: 'consumers', yaml: `queues: { q: {} }\nconsumers: { c: ${PIPE} }` },
  buckets: { section: 'stores', yaml: 'stores: { s: { type: s3 } }' },
  tables: { section: 'stores', yaml: 'stores: { s: { type: dynamodb, key: { id: S } } }' },
  reservedConcurrency: {
    section: 'consumers',
    yaml: `queues: { q: {} }\nconsumers: { c: ${FUNCTION.replace('{ ', '{ reservedConcurrency: 5, ')} }`,
    each: 5,
  },
  services: {
    section: 'consumers',
    yaml: `network: { vpc: { create: {} } }\nqueues: { q: {} }\nconsumers: { c: ${TASK} }`,
  },
  roles: { section: 'consumers', yaml: `queues: { q: {} }\nconsumers: { c: ${FUNCTION} }` },
  alarms: { section: 'queues', yaml: 'queues: { q: { deadLetters: false } }\nmonitoring: {}' },
};

/** The same with so many copies of the one element in a section. */
function multiplied(topology: Topology, section: Section, count: number): Topology {
  const all = topology[section];
  const elements = 'values' in all && !Array.isArray(all) ? [...all.values()] : (all as readonly unknown[]);
  const copies = Array.from({ length: count }, (_, index) => [`${index}`, elements[0]] as const);
  const copied = section === 'subscriptions' ? copies.map(([, copy]) => copy) : new Map(copies);
  return { ...topology, [section]: copied };
}

test('alarms that scale count as alarms', () => {
  const scaled = TASK.replace(
    '{ ',
    '{ scaling: { min: 0, max: 9, latency: { target: 5m, processingTime: 1s } }, ',
  );
  const yaml = `network: { vpc: { create: {} } }\nqueues: { q: { deadLetters: false } }\nconsumers: { c: ${scaled} }`;
  const found: string[] = [];
  // Four for each service.
  const topology = multiplied(topologyOf(yaml), 'consumers', QUOTAS.alarms.most / 4 + 1);
  beyondAccountQuota.check!(topology, ({ message }) => found.push(message));
  expect(found).toContainEqual(expect.stringContaining(`${QUOTAS.alarms.most + 4} alarms`));
});

describe.each(Object.entries(COUNTED))('the quota of %s', (quota, { section, yaml, each = 1 }) => {
  const { most } = QUOTAS[quota as Quota];
  const found = (count: number) => {
    const messages: string[] = [];
    const topology = multiplied(topologyOf(yaml), section, count);
    beyondAccountQuota.check!(topology, ({ message }) => messages.push(message));
    // Whatever has a role may have too many of them.
    return messages.filter((message) => quota === 'roles' || !message.includes('IAM roles'));
  };

  test('may be reached, but not exceeded', () => {
    expect(found(most / each)).toEqual([]);
    expect(found(most / each + 1)).toEqual([expect.stringContaining(`${most + each} `)]);
  });
});
