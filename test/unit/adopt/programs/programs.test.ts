import type { LiveQueue, LiveTopic } from '#adopt/inventory/inventory';
import { queueFrom, topicFrom } from '#adopt/inventory/settings';
import { eventSourceFrom } from '#adopt/programs/event-source';
import type { FoundProgram, FoundRole } from '#adopt/programs/found';
import { programsOf } from '#adopt/programs/programs';

const ROLE = 'arn:aws:iam::123456789012:role/worker';
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:123456789012:${name}`;
const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`;

const queues: LiveQueue[] = ['jobs', 'jobs-out', 'audit'].map((name) =>
  queueFrom(arn('sqs', name), url(name), {}),
);
const topics: LiveTopic[] = [topicFrom(arn('sns', 'orders'), {})];

const SERVICE: FoundProgram = {
  kind: 'ECS service',
  name: 'worker',
  details: [],
  sources: [],
  asks: true,
  targets: [],
  variables: {},
  role: undefined,
};

function edges(found: Partial<FoundProgram>, role?: FoundRole) {
  const roles = new Map(role ? [[ROLE, role] as const] : []);
  const program = { ...SERVICE, ...(role ? { role: ROLE } : {}), ...found };
  const [one] = programsOf([program], roles, { topics, queues });
  const short = (arns: readonly string[] = []) =>
    arns.map((text) => text.slice(text.lastIndexOf(':') + 1)).join();
  return one && `${short(one.queues)} > ${short(one.publishes)} ${short(one.sends)}`.trim();
}

const allow = (Action: string | string[], Resource: string | string[]): FoundRole => ({
  policies: [JSON.stringify({ Statement: { Effect: 'Allow', Action, Resource } })],
  unknown: [],
});

describe('who reads and who sends', () => {
  test.each<[string, Partial<FoundProgram>, FoundRole | undefined, string | undefined]>([
    ['a URL among the variables', { variables: { URL: url('jobs') } }, undefined, 'jobs >'],
    ['a URL inside of JSON', { variables: { URLS: `{"a":"${url('jobs')}"}` } }, undefined, 'jobs >'],
    [
      'a name, where the variable says what it names',
      { variables: { JOB_QUEUE: 'jobs' } },
      undefined,
      'jobs >',
    ],
    ['a word that is also a name', { variables: { MODE: 'jobs' } }, undefined, undefined],
    [
      'a variable that sounds like sending',
      { variables: { OUT_QUEUE: url('jobs-out') } },
      undefined,
      '>  jobs-out',
    ],
    ['the ARN of a topic', { variables: { TOPIC: arn('sns', 'orders') } }, undefined, '> orders'],
    ['a role that names a queue', {}, allow('sqs:ReceiveMessage', arn('sqs', 'jobs')), 'jobs >'],
    [
      'a role that may send to what a variable names',
      { variables: { QUEUE: url('jobs') } },
      allow('sqs:Send*', '*'),
      '>  jobs',
    ],
    ['a role that may everything, and no variable', {}, allow('*', '*'), undefined],
    [
      'a role that may not what a variable names',
      { variables: { QUEUE: url('jobs') } },
      allow('s3:*', '*'),
      undefined,
    ],
    [
      'a policy that is not known',
      { variables: { QUEUE: url('jobs') } },
      { policies: [], unknown: ['mine'] },
      'jobs >',
    ],
    [
      'a role with several edges',
      {},
      {
        policies: [
          ...allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], [arn('sqs', 'jobs'), arn('sqs', 'audit')])
            .policies,
          ...allow('sns:Publish', arn('sns', 'orders')).policies,
          ...allow('sqs:SendMessage', arn('sqs', 'jobs-out')).policies,
        ],
        unknown: [],
      },
      'jobs,audit > orders jobs-out',
    ],
    [
      'a pipe',
      {
        asks: false,
        sources: [{ queue: arn('sqs', 'jobs'), settings: [], enabled: true }],
        targets: [arn('sns', 'orders')],
      },
      undefined,
      'jobs > orders',
    ],
    [
      'a function that has the URL of another queue',
      { asks: false, variables: { QUEUE: url('audit') } },
      undefined,
      '>  audit',
    ],
  ])('%s', (_, found, role, expected) => {
    expect(edges(found, role)).toBe(expected);
  });
});

test('what a role may do besides is told, and what every consumer has is not', () => {
  const role: FoundRole = {
    policies: [
      ...allow(['sqs:ReceiveMessage', 's3:GetObject'], arn('sqs', 'jobs')).policies,
      ...allow('sqs:SendMessage', arn('sqs', 'elsewhere')).policies,
      ...allow('logs:PutLogEvents', '*').policies,
      JSON.stringify({ Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] }),
    ],
    unknown: [
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'arn:aws:iam::aws:policy/AmazonS3FullAccess',
    ],
  };
  const [program] = programsOf([{ ...SERVICE, role: ROLE }], new Map([[ROLE, role]]), { topics, queues });
  expect(program?.besides).toEqual([
    `s3:GetObject on ${arn('sqs', 'jobs')}`,
    `sqs:SendMessage on ${arn('sqs', 'elsewhere')}`,
    'everything but iam:* on *',
    'what the policy arn:aws:iam::aws:policy/AmazonS3FullAccess allows',
  ]);
});

test('how queues are read is said once if all are read alike, and else for each', () => {
  const source = (queue: string, batchSize: number) =>
    eventSourceFrom({
      queue: arn('sqs', queue),
      batchSize,
      partialBatchResponse: true,
      filters: 0,
      enabled: true,
    });
  const details = (...sources: ReturnType<typeof source>[]) =>
    programsOf([{ ...SERVICE, asks: false, sources }], new Map(), { topics, queues })[0]?.details;
  expect(details(source('jobs', 5), source('audit', 5))).toEqual(['batches of 5, reports failed items']);
  expect(details(source('jobs', 5), source('audit', 1))).toEqual([
    'from jobs: batches of 5, reports failed items',
    'from audit: batches of 1, reports failed items',
  ]);
});
