import { FACTS, isUnproven, type Fact } from '#base/aws/facts';
import { NOT_SETTLED } from '#test/account/check';
import { checksWith } from '#test/account/checks/index';
import { withFindings } from '#test/account/findings';
import { signed } from '#test/account/signature';
import { factsText } from '../../../scripts/facts';

const CHECKS = checksWith(undefined);

test('each unproven fact is asked of an account, or there is a reason', () => {
  const asked = new Set([...CHECKS.flatMap(({ facts }) => facts), ...Object.keys(NOT_SETTLED)]);
  const open = FACTS.filter((fact) => fact.if !== undefined).map(({ id }) => id);
  expect(open.filter((id) => !asked.has(id))).toEqual([]);
});

test('nothing is asked that is no fact', () => {
  const known = new Set(FACTS.map(({ id }) => id));
  const asked = [...CHECKS.flatMap(({ facts }) => facts), ...Object.keys(NOT_SETTLED)];
  expect(asked.filter((id) => !known.has(id))).toEqual([]);
});

// The example of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
test('a call is signed as AWS shows it', () => {
  const call = {
    method: 'GET',
    url: new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08'),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: '',
  } as const;
  const { authorization } = signed(
    call,
    { service: 'iam', region: 'us-east-1', now: new Date('2015-08-30T12:36:00Z') },
    { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  );
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  );
});

describe('what an account showed', () => {
  const fact: Fact = {
    id: 'a',
    says: 'a is so',
    page: 'https://docs.aws.amazon.com/a',
    read: '2026-11-28',
    if: 'a',
  };
  const [proven] = withFindings([fact], [{ fact: 'a', holds: true, saw: 'it is' }], '2026-12-01');
  const [wrong] = withFindings([fact], [{ fact: 'a', holds: false, saw: 'it is not' }], '2026-12-01');

  test('proves a fact, and is kept with the day', () => {
    expect(proven).toEqual({ ...fact, account: { day: '2026-12-01', holds: true, saw: 'it is' } });
    expect([isUnproven(fact), isUnproven(proven!)]).toEqual([true, false]);
  });

  test('is told if a fact is false, which stays unproven', () => {
    expect(isUnproven(wrong!)).toBe(true);
    expect(factsText([wrong!], new Date('2026-12-02'))).toContain(
      'false in an account on 2026-12-01: a: it is not',
    );
  });

  test('changes nothing where the time was too short', () => {
    expect(withFindings([fact], [{ fact: 'a', saw: 'no points yet' }], '2026-12-01')).toEqual([fact]);
  });
});
