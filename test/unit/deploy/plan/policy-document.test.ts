import { comparePolicies } from '#deploy/plan/policy-document';

function allow(more: object, effect = 'Allow') {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Resource: 'arn:x', ...more }],
  });
}

const READ = { Principal: { AWS: 'arn:a' }, Action: 's3:GetObject' };

test.each<[title: string, before: string, after: string, gained: number, lost: number]>([
  ['the same', allow(READ), allow(READ), 0, 0],
  [
    'another order',
    allow({ ...READ, Action: ['s3:A', 's3:B'] }),
    allow({ ...READ, Action: ['s3:B', 's3:A'] }),
    0,
    0,
  ],
  [
    'a condition that a key is there or not, whose values hold together',
    allow({ ...READ, Condition: { Null: { 'aws:SourceArn': ['true', 'false'] } } }),
    allow({ ...READ, Condition: { Null: { 'aws:SourceArn': ['true'] } } }),
    1,
    1,
  ],
  ['one more action', allow(READ), allow({ ...READ, Action: ['s3:GetObject', 's3:PutObject'] }), 1, 0],
  ['a wildcard instead of an action', allow(READ), allow({ ...READ, Action: 's3:*' }), 1, 0],
  ['an action instead of a wildcard', allow({ ...READ, Action: 's3:Get*' }), allow(READ), 0, 1],
  [
    'actions in another case',
    allow({ ...READ, Action: 'S3:getobject' }),
    allow({ ...READ, Action: 's3:GetObject*' }),
    1,
    0,
  ],
  ['everybody', allow(READ), allow({ ...READ, Principal: '*' }), 1, 0],
  [
    'everybody, in the other form',
    allow({ ...READ, Principal: '*' }),
    allow({ ...READ, Principal: { AWS: '*' } }),
    0,
    0,
  ],
  ['one account less', allow({ ...READ, Principal: { AWS: ['arn:a', 'arn:b'] } }), allow(READ), 0, 1],
  [
    'a condition more',
    allow(READ),
    allow({ ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    0,
    1,
  ],
  ['a condition less', allow({ ...READ, Condition: { Bool: { x: 'true' } } }), allow(READ), 1, 0],
  [
    'one more source',
    allow({ ...READ, Condition: { ArnEquals: { s: 'a' } } }),
    allow({ ...READ, Condition: { ArnEquals: { s: ['a', 'b'] } } }),
    1,
    0,
  ],
  [
    'one exception more is another condition',
    allow({ ...READ, Condition: { StringNotEquals: { s: 'a' } } }),
    allow({ ...READ, Condition: { StringNotEquals: { s: ['a', 'b'] } } }),
    1,
    1,
  ],
  ['a denial more', allow(READ), allow(READ, 'Deny'), 0, 2],
  ['a denial less', allow(READ, 'Deny'), '', 1, 0],
  ['no policy before', '', allow(READ), 1, 0],
  [
    'all but one action is not that action',
    allow(READ),
    JSON.stringify({
      Statement: {
        Effect: 'Allow',
        NotAction: 's3:GetObject',
        Principal: { AWS: 'arn:a' },
        Resource: 'arn:x',
      },
    }),
    1,
    1,
  ],
])('%s', (_, before, after, gained, lost) => {
  const comparison = comparePolicies(before, after);
  expect({ gained: comparison.gained.length, lost: comparison.lost.length }).toEqual({ gained, lost });
});
