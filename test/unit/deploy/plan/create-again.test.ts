import { planOf, type Plan } from '#deploy/plan/changes';
import { refusals } from '#deploy/plan/guard';
import type { ResourceChange } from '#deploy/plan/plan-file';
import type { Surroundings } from '#deploy/plan/surroundings';
import { topologyOf } from '#test/unit/topology-of';
import { planBetween, plansBetween } from './plan-between';

const TOPOLOGY = 'topics: { orders: {} }\nqueues: { billing: {} }';
const NOTHING: Surroundings = { orphans: [], wasDeployed: false, living: new Set() };

function found(plan: Plan, surroundings: Partial<Surroundings> = {}) {
  return refusals(plan, new Map(), [], { surroundings: { ...NOTHING, ...surroundings } });
}

const first = planBetween('queues: {}', TOPOLOGY);

test('a first deploy makes everything, and nothing speaks against it', () => {
  expect(first.changes.map(({ action }) => action)).toEqual(['create', 'create', 'create']);
  expect(found(first)).toEqual([]);
});

test.each<[string, Partial<Surroundings>, RegExp]>([
  ['was deployed from here', { wasDeployed: true }, /its state is lost or empty/],
  [
    'has a sibling of another name',
    { orphans: [{ stack: 'shop-old', file: 'terraform.shop-old.tfstate' }] },
    /`shop-old` stays deployed beside it: `terraform\.shop-old\.tfstate` holds the same/,
  ],
  [
    'is alive',
    { living: new Set(['aws_sqs_queue.billing']) },
    /queue `billing` is in AWS under the same name/,
  ],
])('all is made anew although it %s', (_, surroundings, message) => {
  const [refusal, ...others] = found(first, surroundings);
  expect(others).toEqual([]);
  expect(refusal).toMatchObject({ allow: 'create-again:stack.shop-default', degree: 'loses-when' });
  expect(refusal!.diagnostic.message).toMatch(message);
  expect(refusal!.diagnostic.help).toContain('--allow create-again:stack.shop-default');
});

test('one more queue, whose name somebody has', () => {
  const more = planBetween(TOPOLOGY, TOPOLOGY.replace('billing: {}', 'billing: {}, audit: {}'));
  const living = new Set(['aws_sqs_queue.audit']);
  expect(found(more, { living, wasDeployed: true }).map(({ allow }) => allow)).toEqual([
    'create-again:queue.audit',
  ]);
});

test('what comes from another stack is moved there', () => {
  const [inStack, here] = ['queues: { billing: { stack: payments } }', 'queues: { billing: {} }'];
  const plans = plansBetween(inStack, here);
  const [to, from] = ['shop-default', 'shop-default-payments'].map((name) =>
    plans.find(({ stack }) => stack === name)!,
  );
  const surroundings = { ...NOTHING, living: new Set(['aws_sqs_queue.billing']) };
  const judged = (others: readonly Plan[]) =>
    refusals(to!, new Map(), others, { surroundings }).map(({ allow }) => allow);
  expect(judged([from!])).toEqual([]);
  expect(judged([])).toEqual(['create-again:stack.shop-default']);
});

describe('what the state has elsewhere', () => {
  const drift = (arn: string): ResourceChange => ({
    address: 'aws_sqs_queue.billing',
    mode: 'managed',
    type: 'aws_sqs_queue',
    name: 'billing',
    change: { actions: ['delete'], before: { arn }, after: null },
  });
  const made: ResourceChange = {
    ...drift(''),
    change: { actions: ['create'], before: null, after: { name: 'shop-default-billing' } },
  };
  const identity = (account: string) => ({
    values: {
      root_module: { resources: [{ type: 'aws_caller_identity', values: { account_id: account } }] },
    },
  });
  const plan = (arn: string, account = '123456789012', change = made) =>
    planOf(topologyOf('queues: { billing: {} }'), {
      resource_changes: [change],
      resource_drift: [drift(arn)],
      prior_state: identity(account),
    });

  test('another region', () => {
    const [refusal] = found(plan('arn:aws:sqs:us-east-1:123456789012:shop-default-billing'));
    expect(refusal!.diagnostic.message).toBe(
      'queue `billing` would be created in eu-west-1, and what is deployed in us-east-1 would be forgotten, with the messages in it',
    );
    expect(refusal!.diagnostic.path).toEqual(['region']);
  });

  test('another account', () => {
    const [refusal] = found(plan('arn:aws:sqs:eu-west-1:222222222222:shop-default-billing'));
    expect(refusal!.diagnostic.message).toContain('eu-west-1 of account 222222222222');
  });

  test('what is not made here is not forgotten there', () => {
    const kept: ResourceChange = {
      ...made,
      change: { actions: ['no-op'], before: made.change.after, after: made.change.after },
    };
    const elsewhere = 'arn:aws:sqs:us-east-1:123456789012:shop-default-billing';
    expect(found(plan(elsewhere, '123456789012', kept))).toEqual([]);
  });

  test('what somebody has deleted is made again', () => {
    expect(found(plan('arn:aws:sqs:eu-west-1:123456789012:shop-default-billing'))).toEqual([]);
  });
});
