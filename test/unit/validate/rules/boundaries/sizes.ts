import { QUEUE, ROLE, TOPIC, KEY } from '#base/aws/limits';
import type { Topology } from '#model/topology';
import { policiesIn } from '#policies/all';
import { policySize } from '#policies/statement';
import { namedWriter } from '#policies/writer';
import { topologyOf } from '#test/unit/topology-of';

import { fargate, lambda, numbered, pair, type Boundary } from './boundary';

function sizeAt(topology: Topology, wanted: string): number {
  const policy = policiesIn(namedWriter(topology)).find(({ address }) => address === wanted);
  return policySize(policy!.document.Statement);
}

/** A pair around a size that is reached by the length of one name. */
function around(rule: string, limit: number, yaml: (rest: number) => string, address: string): Boundary {
  const rest = 1 + limit - sizeAt(topologyOf(yaml(1)), address);
  return { rule, what: `${limit} bytes`, at: yaml(rest), beyond: yaml(rest + 1) };
}

const named = (count: number) =>
  numbered(
    count,
    (index) => `  t${index}: { physicalName: ${'x'.repeat(250)}-${String(index).padStart(3, '0')} }`,
  );
const last = (rest: number) => `  last: { physicalName: ${'y'.repeat(rest)} }`;
const ACCOUNT = 'environments: { prod: { account: "123456789012" } }\n';
/** As many topics as are wanted, dealt out over some queues. */
const delivering = (rest: number, count: number, queues: number, target: string) => `${ACCOUNT}topics:
${named(count)}
${last(rest)}
queues:
${numbered(queues, (index) => `  q${index}: { encryption: ${target} }`)}
subscriptions:
${numbered(count, (index) => `  - { topic: t${index}, queue: q${index % queues} }`)}
  - { topic: last, queue: q0 }
`;

/** How large policies may be. */
export const SIZES: readonly Boundary[] = [
  around(
    'queue-policy-too-large',
    QUEUE.policySize,
    (rest) => delivering(rest, 26, 1, 'sqs'),
    'aws_sqs_queue.q0',
  ),
  around(
    'key-policy-too-large',
    KEY.policySize,
    (rest) => delivering(rest, 109, 5, 'managed-key'),
    'aws_kms_key.messages',
  ),
  around(
    'role-policy-too-large',
    ROLE.policySize,
    (rest) => `${ACCOUNT}topics:\n${named(32)}\n${last(rest)}
${lambda('', `publishes: [last, ${Array.from({ length: 32 }, (_, index) => `t${index}`).join(', ')}]`)}`,
    'aws_iam_role_policy.worker',
  ),
  around(
    'topic-policy-too-large',
    TOPIC.policySize,
    (rest) => `${ACCOUNT}topics: { t: {} }\npublishers:
${numbered(70, (index) => `  r${index}: { role: "arn:aws:iam::123456789012:role/${'x'.repeat(170)}${index}", publishes: [t] }`)}
  last: { role: "arn:aws:iam::123456789012:role/${'y'.repeat(rest)}", publishes: [t] }
`,
    'aws_sns_topic.t',
  ),
  pair(
    'task-definition-too-large',
    '64 KiB',
    fargate('', `environment: { A: "${'x'.repeat(64 * 1024 - 1)}" }`),
    fargate('', `environment: { A: "${'x'.repeat(64 * 1024)}" }`),
  ),
  pair(
    'dead-letters-too-small',
    'the same size',
    'queues: { q: { maxMessageSize: 2KiB, deadLetters: { queue: d } }, d: { maxMessageSize: 2KiB } }\n',
    'queues: { q: { maxMessageSize: 3KiB, deadLetters: { queue: d } }, d: { maxMessageSize: 2KiB } }\n',
  ),
];
