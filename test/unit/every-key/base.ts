import { load } from 'js-yaml';
import { merged, type FileTree } from './tree';

/** A small topology. Elements are called `one` and `two`, so that these are also two values for a reference. */
const COMMON = yaml(`
version: 1
name: shop
region: eu-west-1
topics: { one: {}, two: {} }
queues: { one: {}, two: {} }
subscriptions: [{ topic: one, queue: one }]
`);

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1';
const FUNCTION =
  "type: lambda, runtime: nodejs22.x, handler: index.handler, code: { inline: 'exports.handler = 1' }";
const TRAFFIC = 'traffic: { messages: 1000 }';
const SERVICE = `type: fargate, queue: one, image: '${IMAGE}'`;

/** One element of each kind, with as little as it needs. */
export const ELEMENTS: Readonly<Record<string, Readonly<Record<string, FileTree>>>> = {
  consumers: {
    fargate: yaml(`{ ${SERVICE} }`),
    external: yaml('{ type: external, queue: one, note: one }'),
    lambda: yaml(`{ ${FUNCTION}, queue: one }`),
    'step-functions': yaml('{ type: step-functions, queue: one, definition: one.asl.json }'),
  },
  stores: {
    s3: yaml('{ type: s3 }'),
    dynamodb: yaml('{ type: dynamodb, key: { one: S } }'),
  },
  publishers: {
    api: yaml(`{ type: api, publishes: [one], ${TRAFFIC} }`),
    'event-rule': yaml(`{ type: event-rule, publishes: [one], ${TRAFFIC}, pattern: { source: [shop] } }`),
    'iot-rule': yaml(`{ type: iot-rule, publishes: [one], ${TRAFFIC}, sql: "SELECT * FROM 'a'" }`),
    role: yaml(`{ type: role, publishes: [one], ${TRAFFIC}, role: 'arn:aws:iam::111111111111:role/one' }`),
    s3: yaml(`{ type: s3, publishes: [one], ${TRAFFIC}, bucket: uploads-of-shop, events: [ObjectCreated] }`),
    schedule: yaml(
      `{ type: schedule, publishes: [one], ${TRAFFIC}, expression: rate(1 day), message: { one: 1 } }`,
    ),
  },
  backend: {
    local: yaml('{ type: local }'),
    s3: yaml('{ type: s3, bucket: states, region: eu-west-1 }'),
    remote: yaml('{ type: remote, organization: shop }'),
    http: yaml('{ type: http, address: https://example.com/state }'),
    gcs: yaml('{ type: gcs, bucket: states }'),
    azurerm: yaml('{ type: azurerm, storageAccountName: shop, containerName: states }'),
  },
};

/** What elements of a section need beside them, and what a section without elements needs. */
const AROUND: Readonly<Record<string, string>> = {
  consumers: `
    { stores: { one: { type: dynamodb, key: { id: S } }, two: { type: s3 } },
      network: { vpc: vpc-0a, subnets: [subnet-0a] },
      consumers: { two: { ${FUNCTION} }, three: { ${FUNCTION} } } }`,
  monitoring: `
    { monitoring: {}, network: { vpc: vpc-0a, subnets: [subnet-0a] },
      consumers: {
        one: { ${SERVICE}, scaling: { min: 1, max: 2, backlogPerTask: 10 } },
        two: { ${FUNCTION}, queue: two } } }`,
  network: `{ network: { vpc: vpc-0a, subnets: [subnet-0a] }, consumers: { one: { ${SERVICE} } } }`,
  cluster: `{ network: { vpc: vpc-0a, subnets: [subnet-0a] }, consumers: { one: { ${SERVICE} } } }`,
  'cluster.containerInsights': `
    { network: { vpc: vpc-0a, subnets: [subnet-0a] }, cluster: { name: one },
      consumers: { one: { ${SERVICE}, scaling: { min: 1, max: 2, backlogPerTask: 10 } } } }`,
  budget: '{ budget: { monthly: 10, notify: ops@example.com } }',
  delivery: `
    { environments: { one: { account: '111111111111' }, two: { account: '222222222222' } },
      delivery: { codepipeline: { repository: org/shop, connection: { provider: GitHub }, environment: one } } }`,
  filters: `
    { filters: { one: { policy: { type: [paid] } }, two: { policy: { type: [sent] } } },
      subscriptions: [{ topic: one, queue: one, filter: one }] }`,
  flows: `
    { consumers: { one: { ${FUNCTION}, queue: one }, two: { ${FUNCTION}, queue: two } },
      flows: [{ name: one, publish: { topic: one, body: { kind: one } } }] }`,
  drills: `
    { monitoring: {},
      topics: { one: { traffic: { messages: 1, per: second } } },
      subscriptions: [{ topic: one, queue: one }],
      consumers: { one: { ${FUNCTION}, queue: one } },
      drills: { one: { for: 2h, expect: { oldest: 1s } } } }`,
  environments: '{ environments: { one: {} } }',
  rules: '{ queues: { one: { deadLetters: false } } }',
  accept: `
    { queues: { one: { deadLetters: false }, two: { deadLetters: false } },
      accept: [{ rule: no-dead-letters, element: queues.one, reason: one, until: '2030-01-01' }] }`,
  'accept.[].danger': `{ accept: [{ danger: 'cut-access:*', reason: one, until: '2030-01-01' }] }`,
};

/** Files that the topologies name. */
export const FILES: Readonly<Record<string, string>> = {
  'one.asl.json': '{ "StartAt": "One", "States": { "One": { "Type": "Succeed" } } }',
  'two.asl.json': '{ "StartAt": "Two", "States": { "Two": { "Type": "Succeed" } } }',
  'one.schema.json': '{ "type": "object", "properties": { "id": { "type": "string" } } }',
  'two.schema.json': '{ "type": "object", "properties": { "id": { "type": "integer" } } }',
  'one.protection.json': '{ "Name": "one" }',
  'two.protection.json': '{ "Name": "two" }',
  'more.yaml': 'queues: { more: {} }',
  'other.yaml': 'queues: { other: {} }',
  'one.jsonl': '{"kind":"one"}\n',
  'two.jsonl': '{"kind":"two"}\n',
  'build.zip': 'an archive',
};

export function yaml(text: string): FileTree {
  return load(text) as FileTree;
}

/** The topology in which a key is tried: `consumers.*<lambda>.memory` needs a function and what it may refer to. */
export function baseFor(key: string): FileTree {
  const [section = ''] = key.split('.');
  const base = merged(COMMON, yaml(AROUND[key] ?? AROUND[section] ?? '{}'));
  const [, group, kind] = /^(consumers|stores|publishers)\.\*<([\w-]+)>/.exec(key) ?? [];
  if (group !== undefined) return merged(base, { [group]: { one: ELEMENTS[group]![kind!] } });
  const backend = /\.backend<(\w+)>/.exec(key)?.[1];
  return backend === undefined
    ? base
    : merged(base, { environments: { one: { backend: ELEMENTS['backend']![backend] } } });
}
