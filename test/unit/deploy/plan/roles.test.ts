import { policy, refused, ROLE, type Written } from './hand-written-plan';
import type { Values } from '#deploy/plan/plan-file';

/* Dangers of roles and what they may do, on plans written by hand. */

describe('the boundary of a role', () => {
  const change = (before: Values, after: Values) =>
    refused({
      address: 'aws_iam_role.worker',
      before: { name: 'w', ...before },
      after: { name: 'w', ...after },
    });
  const [a, b] = ['a', 'b'].map((name) => ({
    permissions_boundary: `arn:aws:iam::111111111111:policy/${name}`,
  }));

  test.each<[string, Values, Values, readonly string[]]>([
    ['is new', {}, a!, ['cut-access:role.worker']],
    ['is gone', a!, {}, ['widen-access:role.worker']],
    ['is another one', a!, b!, ['cut-access:role.worker', 'widen-access:role.worker']],
    ['is the same', a!, { ...a, max_session_duration: 7200 }, []],
  ])('%s', (_, before, after, allow) => {
    expect(change(before, after)).toEqual(allow);
  });
});

describe('new roles', () => {
  const role = (principal: unknown) =>
    refused({
      address: 'aws_iam_role.evil',
      after: {
        assume_role_policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
        }),
      },
    });

  test.each<[string, unknown, readonly string[]]>([
    ['a service', { Service: 'ecs-tasks.amazonaws.com' }, []],
    ['another account', { AWS: 'arn:aws:iam::666666666666:root' }, ['widen-access:role.evil']],
    ['everybody', '*', ['widen-access:role.evil']],
  ])('of %s', (_, principal, allow) => {
    expect(role(principal)).toEqual(allow);
  });

  test('that may do everything', () => {
    const document = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    expect(
      refused({ address: 'aws_iam_role_policy.evil', after: { policy: document, role: 'evil' } }),
    ).toEqual(['widen-access:role-policy.evil']);
  });
});

describe('permissions of a role', () => {
  const own = (before: string | undefined, after: string | undefined, unknown?: Values): Written => ({
    address: 'aws_iam_role_policy.worker',
    ...(before === undefined ? {} : { before: { policy: before, role: 'worker-1' } }),
    ...(after === undefined ? {} : { after: { policy: after, role: 'worker-1' } }),
    ...(unknown ? { unknown } : {}),
  });

  test.each<[string, readonly Written[], readonly string[]]>([
    ['one more', [own(policy('sqs:A'), policy('sqs:A', 'sqs:B'))], ['widen-access:role-policy.worker']],
    ['one less', [own(policy('sqs:A', 'sqs:B'), policy('sqs:A'))], ['cut-access:role-policy.worker']],
    [
      'unknown before it is applied',
      [own(policy('sqs:A'), '', { policy: true })],
      ['widen-access:role-policy.worker'],
    ],
    [
      'the first ones of a role that is there',
      [ROLE, own(undefined, policy('sqs:A'))],
      ['widen-access:role-policy.worker'],
    ],
    [
      'the last ones of a role that stays',
      [ROLE, own(policy('sqs:A'), undefined)],
      ['cut-access:role-policy.worker'],
    ],
    [
      'the first ones of a new role',
      [{ ...ROLE, before: undefined as never }, own(undefined, policy('sqs:A'))],
      [],
    ],
    ['the same in other words', [own(policy('sqs:A', 'sqs:B'), policy('sqs:B', 'sqs:A'))], []],
    [
      'who may take on the role',
      [
        {
          address: ROLE.address,
          before: { assume_role_policy: policy('a') },
          after: { assume_role_policy: policy('a', 'b') },
        },
      ],
      ['widen-access:role.worker'],
    ],
  ])('%s', (_, written, allow) => {
    expect(refused(...written)).toEqual(allow);
  });
});

describe('the denial of network interfaces for the code of a function', () => {
  const action = 'ec2:CreateNetworkInterface';
  const allow = { Effect: 'Allow', Action: action, Resource: '*' };
  const self = 'arn:aws:lambda:eu-west-1:111111111111:function:worker';
  const deny = {
    ...allow,
    Effect: 'Deny',
    Condition: { ArnEquals: { 'lambda:SourceFunctionArn': self } },
  };
  const change = (before: readonly object[], after: readonly object[]) => {
    const written = (Statement: readonly object[]) => ({
      role: 'worker-1',
      policy: JSON.stringify({ Statement }),
    });
    return refused({
      address: 'aws_iam_role_policy.worker',
      before: written(before),
      after: written(after),
    });
  };

  test.each<[string, readonly object[], readonly object[], readonly string[]]>([
    ['comes with a new version of msgtopo', [allow], [allow, deny], []],
    ['goes alone', [allow, deny], [allow], ['widen-access:role-policy.worker']],
    ['goes with the network', [allow, deny], [], ['cut-access:role-policy.worker']],
    [
      'is for everybody',
      [allow],
      [allow, { ...deny, Condition: undefined }],
      ['cut-access:role-policy.worker'],
    ],
  ])('%s', (_, before, after, dangers) => {
    expect(change(before, after)).toEqual(dangers);
  });
});
