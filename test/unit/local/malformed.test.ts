import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { ACTIONS } from '#local/server/actions';
import { startLocalAws, type LocalAws } from './local-aws';

/*
 * Requests that no SDK would write. Each has to be answered, none with a failure of the server, and the server goes on.
 * `FUZZ_RUNS` says how many are tried.
 */

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);

let aws: LocalAws;
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  aws = await startLocalAws();
});

afterAll(async () => {
  agent.destroy();
  await aws.close();
});

interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const NAMES = [
  ...['QueueUrl', 'QueueName', 'MessageBody', 'Entries', 'Attributes', 'AttributeNames', 'ReceiptHandle'],
  ...['TopicArn', 'Name', 'Protocol', 'Endpoint', 'Message', 'MessageAttributes', 'SubscriptionArn', 'Tags'],
  ...[
    '__proto__',
    'constructor',
    'PublishBatchRequestEntries',
    'VisibilityTimeout',
    'NextToken',
    'MaxResults',
  ],
];
const ACTION_NAMES = [...Object.keys(ACTIONS.sqs), ...Object.keys(ACTIONS.sns), 'toString', ''].filter(
  // Waits as long as it is asked to.
  (name) => name !== 'ReceiveMessage',
);

const KNOWN = ['q', 'q.fifo', 'arn:aws:sqs:us-east-1:000000000000:q', 'arn:aws:sns:us-east-1:000000000000:t'];
const value = fc.oneof(
  fc.constantFrom(...KNOWN, '', '{}', 'true', '-1', '99999999999999999999'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.jsonValue({ maxDepth: 3 }),
);
const input = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 6 })), value, {
  maxKeys: 5,
});

const json: fc.Arbitrary<Sent> = fc
  .record({
    action: fc.constantFrom(...ACTION_NAMES),
    body: fc.oneof(
      { weight: 4, arbitrary: input.map((one) => JSON.stringify(one)) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
  })
  .map(({ action, body }) => ({
    path: '/',
    headers: { 'x-amz-target': `AmazonSQS.${action}`, 'content-type': 'application/x-amz-json-1.0' },
    body,
  }));

const place = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.tuple(fc.constantFrom(...NAMES), fc.nat(3)).map(([name, number]) => `${name}.${number}.Name`),
  fc
    .array(fc.constantFrom('member', 'entry', '1', 'key', 'Value', ''), { maxLength: 12 })
    .map((parts) => parts.join('.')),
);

const query: fc.Arbitrary<Sent> = fc
  .record({
    action: fc.constantFrom(...ACTION_NAMES),
    version: fc.constantFrom('2012-11-05', '2010-03-31', 'x'),
    pairs: fc.array(fc.tuple(place, fc.oneof(fc.constantFrom(...KNOWN), fc.string({ maxLength: 12 }))), {
      maxLength: 6,
    }),
  })
  .map(({ action, version, pairs }) => ({
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([['Action', action], ['Version', version], ...pairs]).toString(),
  }));

const odd: fc.Arbitrary<Sent> = fc
  .record({ path: fc.webPath(), body: fc.string({ unit: 'binary', maxLength: 50 }) })
  .map(({ path, body }) => ({ path: path === '' ? '/' : path, headers: {}, body }));

interface Answer {
  readonly status: number;
  readonly body: string;
}

function send({ path, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${aws.url}${path}`,
      { method: 'POST', headers, agent, timeout: 5000 },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer to ${path} ${body}`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

test('every request is answered, and none breaks the server', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(json, query, odd), async (sent) => {
      const { status, body } = await send(sent);
      if (status >= 500 || status < 200) throw new Error(`${status}: ${body}`);
    }),
    { numRuns: RUNS },
  );
}, 1_000_000);
