import { load } from 'js-yaml';
import { checkPolicy } from '#messages/filter-policy/check';
import type { JsonObject } from '#base/util/json';

/** What a help says to write, in back-ticks after "write". */
function written(help: string | undefined): JsonObject {
  const [, yaml] = /write `(.+)`$/.exec(help ?? '') ?? [];
  return load(yaml!) as JsonObject;
}

test.each([
  [{ color: { 'anything-but': ['red'] } }, { color: [{ 'anything-but': ['red'] }] }],
  [{ color: { prefix: ['re'] } }, { color: [{ prefix: 're' }] }],
  [{ color: { suffix: ['ed', 'en'] } }, { color: [{ suffix: 'ed' }, { suffix: 'en' }] }],
  [{ price: { numeric: ['>', 5] } }, { price: [{ numeric: ['>', 5] }] }],
  [{ price: { exists: [true] } }, { price: [{ exists: true }] }],
  [{ price: { equalsIgnoreCase: ['A'] } }, { price: [{ 'equals-ignore-case': 'A' }] }],
])('the help about %j leads to a policy without a doubt', (policy, better) => {
  const { problems } = checkPolicy(policy, 'body');
  expect(problems.map(({ kind }) => kind)).toEqual(['doubtful']);
  expect(written(problems[0]!.help)).toEqual(better);
  expect(checkPolicy(better, 'body')).toMatchObject({ isSound: true, problems: [] });
});
