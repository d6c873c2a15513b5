import fc from 'fast-check';
import { ACCOUNT } from './live';

const principal = fc.constantFrom<unknown>(
  '*',
  { AWS: '*' },
  { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  { AWS: '222222222222' },
  { AWS: ['arn:aws:iam::333333333333:root', `arn:aws:iam::${ACCOUNT}:role/team/web`] },
  { AWS: 'arn:aws:iam::222222222222:user/ann' },
  { AWS: 'AIDAEXAMPLEOFWHATISGONE' },
  { Service: 's3.amazonaws.com' },
  { Service: ['events.amazonaws.com', 'sns.amazonaws.com'] },
  { Federated: 'cognito-identity.amazonaws.com' },
);

const condition = fc.constantFrom<unknown>(
  undefined,
  undefined,
  { StringEquals: { 'AWS:SourceOwner': ACCOUNT } },
  { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } },
  { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
  { Bool: { 'aws:SecureTransport': 'false' } },
  { StringNotEquals: { 'aws:PrincipalAccount': [ACCOUNT, '222222222222'] } },
);

/** A policy of statements of every shape that the grammar has, for the ARN of what has it. */
export function policyFor(service: 'sns' | 'sqs') {
  const action =
    service === 'sns'
      ? fc.constantFrom<unknown>('sns:Publish', 'SNS:*', ['sns:Subscribe', 'sns:Publish'], '*')
      : fc.constantFrom<unknown>(
          'sqs:SendMessage',
          'SQS:*',
          ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
          '*',
        );
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    who: fc.tuple(fc.constantFrom('Principal', 'Principal', 'Principal', 'NotPrincipal'), principal),
    what: fc.tuple(fc.constantFrom('Action', 'Action', 'Action', 'NotAction'), action),
    everywhere: fc.boolean(),
    condition,
  });
  return fc.option(fc.array(statement, { minLength: 1, maxLength: 3 }), { nil: undefined }).map(
    (statements) => (own: string) =>
      statements === undefined
        ? {}
        : {
            Policy: JSON.stringify({
              Version: '2012-10-17',
              Statement: statements.map(({ Effect, who, what, everywhere, condition: Condition }) => ({
                Effect,
                [who[0]]: who[1],
                [what[0]]: what[1],
                Resource: everywhere ? '*' : own,
                ...(Condition === undefined ? {} : { Condition }),
              })),
            }),
          },
  );
}
