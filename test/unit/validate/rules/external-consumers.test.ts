import { proveText } from '#test/unit/topology-of';
import { deliveryPaths } from '#validate/paths/paths';
import { topologyOf } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

const role = (account: string) => `arn:aws:iam::${account}:role/reader`;
const yaml = (settings: string, queue = '{}') => `
environments: { prod: { account: "111111111111" } }
queues: { audit: ${queue} }
consumers: { reader: { type: external, ${settings} } }
`;
const external = (account: string) => `{ external: "arn:aws:sqs:eu-west-1:${account}:audit" }`;

function errorsOf(text: string): string[] {
  return proveText(text).diagnostics.flatMap(({ severity, message }) =>
    severity === 'error' ? [message] : [],
  );
}

describe('a consumer that somebody else runs', () => {
  test('needs a role or a note, and something that it does', () => {
    expect(errorsOf(yaml('queue: audit'))).toEqual(['`reader` needs `role` or `note`']);
    expect(errorsOf(yaml('note: pods'))).toEqual([
      '`reader` needs `queue`, `queues`, `publishes` or `sends`',
    ]);
    expect(errorsOf(yaml('note: pods, queue: audit'))).toEqual([]);
    expect(errorsOf(yaml(`role: "${role('222222222222')}", queue: audit`))).toEqual([]);
  });

  test('processes a queue, and uses an external one', () => {
    const two = 'queues: { audit: {}, other: {} }';
    const file = (queue: string) => yaml(`note: pods, queue: ${queue}`).replace('queues: { audit: {} }', two);
    expect(messagesOf('undrained-queue', file('audit'))).toEqual(['no consumer processes queue `other`']);
    expect(messagesOf('unused-queue', yaml('note: pods, queue: audit', external('111111111111')))).toEqual(
      [],
    );
  });

  test('another account has to give its role a policy, and the owner of a queue a statement', () => {
    const of = (account: string, queue?: string) =>
      messagesOf('owner-must-allow', yaml(`role: "${role(account)}", queue: audit`, queue));
    expect(of('111111111111')).toEqual([]);
    expect(of('222222222222')).toEqual([
      'account 222222222222 must give the role of `reader` a policy of its own',
    ]);
    expect(
      messagesOf('owner-must-allow', yaml('role: "arn:aws:iam::222222222222:user/cms", queue: audit')),
    ).toEqual(['account 222222222222 must give the user of `reader` a policy of its own']);
    expect(of('111111111111', external('333333333333'))).toEqual([
      'the owner of queue `audit` must allow `reader` to receive',
    ]);
    expect(of('111111111111', external('111111111111'))).toEqual([]);
  });

  test('the owner of a key must let its role decrypt', () => {
    const key = '{ encryption: { kmsKey: alias/mine } }';
    expect(
      messagesOf('owner-must-allow', yaml(`role: "${role('111111111111')}", queue: audit`, key)),
    ).toEqual([
      `the policy of \`alias/mine\` must allow \`${role('111111111111')}\` to decrypt messages of queue \`audit\``,
    ]);
  });

  test('a way ends with it, and holds if its owner allows that', () => {
    const statusOf = (settings: string) => {
      const topology = topologyOf(`
environments: { prod: { account: "111111111111" } }
topics: { orders: {} }
queues: { audit: {} }
subscriptions: [{ topic: orders, queue: audit }]
consumers: { reader: { type: external, queue: audit, ${settings} } }
`);
      const [path] = deliveryPaths(topology);
      return [path!.way.join(' -> '), path!.steps.find(({ aspect }) => aspect === 'consumer')?.status];
    };
    expect(statusOf('note: pods')).toEqual(['orders -> audit -> reader', 'ask']);
    expect(statusOf(`role: "${role('222222222222')}"`)).toEqual(['orders -> audit -> reader', 'ask']);
    expect(statusOf(`role: "${role('111111111111')}"`)).toEqual(['orders -> audit -> reader', 'ok']);
  });
});
