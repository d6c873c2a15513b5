import { request } from 'node:http';
import { startLocalAws, type LocalAws } from './local-aws';

let aws: LocalAws;

beforeEach(async () => (aws = await startLocalAws()));
afterEach(() => aws.close());

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** With headers that `fetch` would not let through. */
function ask(path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  const { hostname, port } = new URL(aws.url);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data: string) => (text += data));
      response.on('end', () => resolve({ status: response.statusCode!, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const CREATE = 'Action=CreateQueue&Version=2012-11-05&QueueName=evil';

test.each([
  ['a page of another site', { origin: 'https://example.com' }],
  ['a page without an origin of its own', { origin: 'null' }],
  ['a picture or a link in a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a picture or a link in a page of another port', { 'sec-fetch-site': 'same-site' }],
  ['a name that somebody pointed here', { host: 'example.com' }],
  ['a name that only begins like this machine', { host: 'localhost.example.com' }],
])('refuses %s', async (_, headers) => {
  const { status, body } = await ask('/', { ...FORM, ...headers }, CREATE);
  expect(status).toBe(403);
  expect(body).toContain('msgtopo dev answers');
  expect(aws.world.queues.size).toBe(0);
});

test('takes the names of this machine', async () => {
  const { port } = new URL(aws.url);
  for (const host of ['localhost', '127.0.0.1', 'sqs.us-east-1.localhost', 'host.docker.internal']) {
    const { status } = await ask('/', { ...FORM, host: `${host}:${port}` }, CREATE);
    expect(status).toBe(200);
  }
});

test('speaks the query protocol, at the URL of a queue too', async () => {
  const made = await ask('/', FORM, CREATE);
  expect(made.body).toContain(`<QueueUrl>${aws.url}/000000000000/evil</QueueUrl>`);
  const body =
    'Action=SendMessage&MessageBody=%3Ca%3E&MessageAttribute.1.Name=k&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=v';
  await ask('/000000000000/evil', FORM, body);
  const got = await ask(
    '/000000000000/evil',
    FORM,
    'Action=ReceiveMessage&MessageAttributeName.1=All&AttributeName.1=All',
  );
  expect(got.body).toContain('<Body>&#60;a&#62;</Body>');
  expect(got.body).toContain('<MessageAttribute><Name>k</Name><Value><StringValue>v</StringValue>');
  const missing = await ask('/000000000000/none', FORM, 'Action=ReceiveMessage');
  expect(missing.status).toBe(400);
  expect(missing.body).toContain('<Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
});

test.each([
  ['monitoring', FORM, 'Action=DescribeAlarms&Version=2010-08-01', 'DescribeAlarms, a call of CloudWatch'],
  [
    'dynamodb',
    { 'x-amz-target': 'DynamoDB_20120810.GetItem', 'content-type': 'application/x-amz-json-1.0' },
    '{}',
    'GetItem, a call of DynamoDB',
  ],
  ['elasticache', FORM, '', 'a call of elasticache'],
])('says that a call of %s is none of SNS and SQS', async (scope, headers, body, what) => {
  const authorization = `AWS4-HMAC-SHA256 Credential=dev/20260615/us-east-1/${scope}/aws4_request, Signature=0`;
  const answer = await ask('/', { ...headers, authorization }, body);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain(`This is ${what}, and msgtopo dev serves SNS and SQS only.`);
  expect(answer.body.startsWith('{')).toBe(headers !== FORM);
});

test('takes a call of SQS whatever its signature is for', async () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=dev/20260615/us-east-1/execute-api/aws4_request, Signature=0';
  expect((await ask('/', { ...FORM, authorization }, CREATE)).status).toBe(200);
});

test('refuses what is none of its actions, what is no JSON, and what is too large', async () => {
  const target = (action: string) => ({
    'x-amz-target': `AmazonSQS.${action}`,
    'content-type': 'application/x-amz-json-1.0',
  });
  expect(await ask('/', target('constructor'), '{}')).toMatchObject({
    status: 400,
    body: expect.stringContaining('UnknownOperation') as string,
  });
  expect(await ask('/', target('ListQueues'), '{')).toMatchObject({
    status: 400,
    body: expect.stringContaining('SerializationException') as string,
  });
  const large = await ask('/', target('ListQueues'), 'x'.repeat(17 * 2 ** 20)).catch(() => ({ status: 413 }));
  expect(large.status).toBe(413);
});
