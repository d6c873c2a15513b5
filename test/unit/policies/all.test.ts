import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLE } from '#base/aws/limits';
import { diskWorkspace } from '#language/read/workspace';
import { partsOf } from '#model/parts';
import type { Topology } from '#model/topology';
import { policiesIn, policiesOf } from '#policies/all';
import { managedKeyPolicy } from '#policies/managed-key-policy';
import { policySize } from '#policies/statement';
import { namedWriter } from '#policies/writer';
import { everyKind } from '#test/support/every-kind/index';
import { ROOT } from '#test/support/msgtopo';
import { removeFolder } from '#test/support/project';
import { synthesizedStacks } from '#test/support/synthesized';
import { templateTopologies } from '#test/support/templates';
import { comparable, writtenPolicies } from '#test/support/written-policies';
import { TODAY, topologyOf } from '#test/unit/topology-of';
import { prove } from '#validate/prove';

/** What is written in Terraform, and what the policies say, stack by stack. */
function bothOf(topology: Topology) {
  const stacks = synthesizedStacks(topology);
  const written = [...stacks].map(([name, stack]) => [name, writtenPolicies(stack, topology)]);
  const said = partsOf(topology).map((part) => {
    const policies = policiesIn(namedWriter(topology, part));
    return [part.name, Object.fromEntries(policies.map((one) => [one.address, comparable(one.document)]))];
  });
  return { written: Object.fromEntries(written) as unknown, said: Object.fromEntries(said) as unknown };
}

function expectOneCopy(topology: Topology): void {
  const { written, said } = bothOf(topology);
  expect(said).toEqual(written);
}

function topologiesIn(folder: string, file: string): Topology[] {
  const workspace = diskWorkspace(folder);
  return [...prove(file, readFileSync(join(folder, file)), { workspace, today: TODAY }).topologies];
}

const FIXTURES = join(ROOT, 'test/fixtures/ok');
const CORPUS = join(ROOT, 'test/corpus');

/** By where it comes from and its environment. */
const cases = [
  ...templateTopologies(TODAY),
  ...readdirSync(FIXTURES).flatMap((name) =>
    topologiesIn(join(FIXTURES, name), 'topology.yaml').map((one) => [name, one] as const),
  ),
  ...readdirSync(CORPUS)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => topologiesIn(CORPUS, name).map((one) => [name, one] as const)),
].map(([name, topology]) => [`${name}, ${topology.environment}`, topology] as const);

test('there are cases', () => expect(cases.length).toBeGreaterThan(100));

test.each(cases)('every policy in Terraform is the one that policies give: %s', (_, topology) => {
  expectOneCopy(topology);
});

test('with every kind of element', () => {
  const folder = everyKind();
  try {
    topologiesIn(folder, 'topology.yaml').forEach(expectOneCopy);
  } finally {
    removeFolder(folder);
  }
});

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const names = fc.uniqueArray(name, { maxLength: 4 });
const accounts = fc.uniqueArray(fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }), { maxLength: 3 });
const encryption = fc.constantFrom(
  'managed-key',
  '{ kmsKey: alias/mine }',
  '{ kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" }',
);

test('of any topology, in one stack or several', () => {
  const topology = fc
    .record({
      topics: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
      ids: accounts,
      services: names,
      roles: names,
      rules: names,
      buckets: names,
      key: encryption,
      stack: fc.option(fc.constant('workers'), { nil: undefined }),
      account: fc.constantFrom('environments: { prod: { account: "123456789012" } }', ''),
      secret: fc.constantFrom('', 'secrets: { KEY: { ssm: /orders/key }, DB: { secretsManager: shop/db } }'),
      isLogged: fc.boolean(),
    })
    .map(({ topics, ids, services, roles, rules, buckets, key, stack, account, secret, isLogged }) => {
      const publishes = `publishes: [${topics.join(', ')}]`;
      const at = stack === undefined ? '' : `stack: ${stack}`;
      const publishers = [
        ...roles.map((one) => `r-${one}: { role: "arn:aws:iam::123456789012:role/${one}", ${publishes} }`),
        ...rules.map((one) => `e-${one}: { type: event-rule, pattern: { source: [x] }, ${publishes} }`),
        ...buckets.map(
          (one) =>
            `b-${one}: { type: s3, bucket: bucket-${one}x, events: [ObjectCreated], publishes: [${topics[0]!}] }`,
        ),
        `made: { type: s3, bucket: incoming, events: [ObjectCreated], publishes: [${topics[0]!}] }`,
        `nightly: { type: schedule, expression: rate(1 day), message: {}, ${publishes} }`,
      ];
      const listed = services.map((one) => `${one}.amazonaws.com`);
      return topologyOf(`${account}
topics:
${topics.map((one) => `  "${one}": { encryption: ${key}, publishers: { accounts: [${ids.map((id) => `"${id}"`).join(', ')}], services: [${listed.join(', ')}] } }`).join('\n')}
queues: { all: { encryption: ${key}, visibilityTimeout: 3m }, none: { encryption: none } }
subscriptions:
${topics.map((one) => `  - { topic: ${one}, queue: all }\n  - { topic: ${one}, queue: none }`).join('\n')}
stores: { incoming: { type: s3, encryption: ${key} }, seen: { type: dynamodb, key: { id: S }, encryption: aws } }
publishers: { ${publishers.join(', ')} }
monitoring: { notify: ops@example.com ${isLogged && stack === undefined ? ', logEncryption: managed-key' : ''} }
consumers:
  worker:
    type: lambda
    queue: all
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    stores: { incoming: read-write, seen: read }
    ${publishes}
    ${secret}
    ${at}
`);
    });
  fc.assert(fc.property(topology, expectOneCopy), { numRuns: 40 });
});

test('the managed key of functions, logs and mail is measured whole', () => {
  const topology = topologyOf(`
environments: { prod: { account: "123456789012" } }
queues: { billing: { visibilityTimeout: 3m } }
monitoring: { notify: ops@example.com, logEncryption: managed-key }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    environment: { MODE: fast }
    encryption: managed-key
`);
  const [stack] = synthesizedStacks(topology).values();
  const written = writtenPolicies(stack!, topology)['aws_kms_key.messages']!;
  expect(policySize(managedKeyPolicy(namedWriter(topology)))).toBe(Buffer.byteLength(written));
  for (const sid of ['AllowAccount', 'AllowFunctions', 'AllowLogs', 'AllowServices'])
    expect(written).toContain(sid);
});

test('people see names where Terraform has references', () => {
  const topology = topologyOf(
    'topics: { orders: {} }\nqueues: { billing: {} }\nsubscriptions: [{ topic: orders, queue: billing }]',
  );
  const policies = policiesOf(topology);
  expect(policies.map(({ address, owner }) => [address, owner])).toEqual([
    ['aws_sns_topic.orders', 'topics.orders'],
    ['aws_sqs_queue.billing', 'queues.billing'],
    ['aws_sqs_queue.billing_dlq', 'queues.billing_dlq'],
  ]);
  expect(JSON.stringify(policies[1])).toContain('arn:aws:sns:eu-west-1:<account>:shop-default-orders');
});

test('no trust policy comes near what IAM takes', () => {
  const policies = cases.flatMap(([, topology]) => policiesOf(topology));
  const trusts = policies.filter(({ address }) => address.startsWith('aws_iam_role.'));
  expect(trusts.length).toBeGreaterThan(30);
  for (const { document } of trusts) expect(policySize(document.Statement)).toBeLessThan(ROLE.trustSize / 2);
});
