import { proveText } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

const ROLE = 'arn:aws:iam::222222222222:role/collector';
const queue = (settings: string, head = 'environments: { prod: { account: "111111111111" } }') =>
  `${head}\nqueues: { audit: { ${settings} } }`;

function errorsOf(yaml: string): string[] {
  return proveText(yaml).diagnostics.flatMap(({ severity, message }) =>
    severity === 'error' ? [message] : [],
  );
}

describe('others who send and receive', () => {
  test('a service that says no account needs an ARN with one, and no account beside it', () => {
    const sender = (settings: string) =>
      errorsOf(queue(`senders: { services: [{ service: events.amazonaws.com${settings} }] }`));
    const needs =
      '`events.amazonaws.com` does not say for which account it sends, so it needs `sourceArn` with an account';
    expect(errorsOf(queue('senders: { services: [events.amazonaws.com] }'))).toEqual([needs]);
    expect(sender(', sourceArn: "arn:aws:events:eu-west-1:*:rule/*"')).toEqual([needs]);
    expect(sender(', sourceArn: "arn:aws:events:eu-west-1:111111111111:rule/*"')).toEqual([]);
    expect(
      sender(', sourceArn: "arn:aws:events:eu-west-1:111111111111:rule/*", sourceAccount: "111111111111"'),
    ).toEqual([
      '`events.amazonaws.com` does not say for which account it sends, so `sourceAccount` would shut it out',
    ]);
    expect(errorsOf(queue('senders: { services: [s3.amazonaws.com] }'))).toEqual([]);
  });

  test('a whole account or organization is a finding, a role is none', () => {
    const of = (settings: string) => messagesOf('whole-account-admitted', queue(settings));
    expect(of(`senders: { roles: ["${ROLE}"] }, receivers: { roles: ["${ROLE}"] }`)).toEqual([]);
    expect(
      of(
        'senders: { organization: o-a1b2c3d4e5 }, receivers: { accounts: ["222222222222", "333333333333"] }',
      ),
    ).toEqual([
      'every role that organization o-a1b2c3d4e5 chooses may send to queue `audit`',
      'every role that account 222222222222 and account 333333333333 chooses may receive from queue `audit`',
    ]);
  });

  test('an organization that may subscribe is a finding, and who subscribes ends that nobody does', () => {
    const topic = (settings: string) => `topics: { orders: { ${settings} } }`;
    expect(messagesOf('orphan-topic', topic(''))).toHaveLength(1);
    for (const settings of ['accounts: ["222222222222"]', 'organization: o-a1b2c3d4e5'])
      expect(messagesOf('orphan-topic', topic(`subscribers: { ${settings} }`))).toEqual([]);
    expect(
      messagesOf('whole-account-admitted', topic('subscribers: { accounts: ["222222222222"] }')),
    ).toEqual([]);
    expect(
      messagesOf('whole-account-admitted', topic('subscribers: { organization: o-a1b2c3d4e5 }')),
    ).toEqual(['every role that organization o-a1b2c3d4e5 chooses may subscribe to topic `orders`']);
  });

  test('EventBridge by its name is a finding at a topic, with a condition or without', () => {
    const of = (services: string) =>
      messagesOf('service-without-source', `topics: { orders: { publishers: { services: [${services}] } } }`);
    const withArn = (service: string, arn: string) =>
      `{ service: ${service}.amazonaws.com, sourceArn: "${arn}" }`;
    expect(of('events.amazonaws.com')).toEqual([
      'rules of EventBridge in any account may publish to topic `orders`',
    ]);
    expect(of(withArn('events', 'arn:aws:events:eu-west-1:222222222222:rule/nightly'))).toEqual([
      'AWS takes no condition on `events.amazonaws.com` in a topic policy, so topic `orders` may refuse its events',
    ]);
    expect(of(`s3.amazonaws.com, ${withArn('s3', 'arn:aws:s3:::uploads')}`)).toEqual([]);
  });

  test('the owner of a key must allow them', () => {
    const key = 'encryption: { kmsKey: alias/mine }';
    expect(
      messagesOf(
        'owner-must-allow',
        queue(`${key}, senders: { roles: ["${ROLE}"] }, receivers: { accounts: ["333333333333"] }`),
      ),
    ).toEqual([
      `the policy of \`alias/mine\` must allow \`${ROLE}\` to encrypt for queue \`audit\``,
      'the policy of `alias/mine` must allow account 333333333333 to decrypt messages of queue `audit`',
    ]);
  });

  test('nobody of another account can use the key that AWS manages', () => {
    const key = 'encryption: { kmsKey: alias/aws/sqs }';
    const of = (settings: string) => messagesOf('aws-key-shuts-out-publishers', queue(`${key}, ${settings}`));
    expect(of(`receivers: { roles: ["${ROLE}"] }`)).toEqual([
      `\`${ROLE}\` cannot use \`alias/aws/sqs\`, so they cannot receive from \`audit\``,
    ]);
    expect(of('receivers: { roles: ["arn:aws:iam::111111111111:role/own"] }')).toEqual([]);
    expect(of('senders: { accounts: ["222222222222"] }')).toEqual([
      'account 222222222222 cannot use `alias/aws/sqs`, so none of their messages would arrive in `audit`',
    ]);
  });

  test('a policy cannot hold whoever comes', () => {
    const rules = (count: number) =>
      Array.from(
        { length: count },
        (_, i) => `r${i}: { type: event-rule, pattern: { source: [shop] }, sends: [audit] }`,
      ).join(', ');
    const of = (count: number) =>
      messagesOf('queue-policy-beyond-quota', `queues: { audit: {} }\npublishers: { ${rules(count)} }`);
    expect(of(9)).toEqual([]);
    expect(of(10)).toEqual(['the policy of queue `audit` would have 11 conditions, but SQS accepts 10']);
    expect(of(20)).toEqual([
      'the policy of queue `audit` would have 21 statements and 21 conditions, but SQS accepts 20 and 10',
    ]);
  });

  test('a service that uses keys by a role cannot send as a service', () => {
    const of = (encryption: string) =>
      messagesOf(
        'service-needs-role',
        queue(`encryption: ${encryption}, senders: { services: [autoscaling.amazonaws.com] }`),
      );
    expect(of('managed-key')).toEqual([
      'EC2 Auto Scaling cannot use the key of queue `audit` as `autoscaling.amazonaws.com`: it needs a role',
    ]);
    expect(of('sqs')).toEqual([]);
  });

  test('a bucket cannot send to a FIFO queue', () => {
    const of = (fifo: boolean) =>
      messagesOf('fifo-queue-sender', queue(`fifo: ${fifo}, senders: { services: [s3.amazonaws.com] }`));
    expect(of(true)).toEqual([
      '`s3.amazonaws.com` cannot send to FIFO queue `audit`, because it sends no message group',
    ]);
    expect(of(false)).toEqual([]);
  });

  test('who receives elsewhere processes the queue', () => {
    const yaml = (receivers: string) => `
queues: { inbox: {}, audit: { ${receivers} } }
consumers:
  worker: { type: lambda, queue: inbox, runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" } }
`;
    expect(messagesOf('undrained-queue', yaml(''))).toEqual(['no consumer processes queue `audit`']);
    expect(messagesOf('undrained-queue', yaml(`receivers: { roles: ["${ROLE}"] }`))).toEqual([]);
  });
});
