import { dangersBetween } from '#deploy/plan/between/dangers';
import { sideOf } from './plan-between';

function head(name: string, region: string): string {
  return `version: 1\nname: ${name}\nregion: ${region}\n`;
}

const BEFORE = `${head('shop', 'eu-west-1')}queues: { billing: {} }\n`;

/** What the guard would say of a change. */
function told(after: string): string[] {
  return dangersBetween(sideOf(BEFORE), sideOf(after)).map(
    ({ diagnostic: { rule, message } }) => `${rule}: ${message}`,
  );
}

test('the same topology in the same place is no danger', () => {
  expect(told(BEFORE)).toEqual([]);
});

test('under another name, the old stack stays deployed beside the new one', () => {
  expect(told(`${head('store', 'eu-west-1')}queues: { billing: {} }\n`)).toEqual([
    expect.stringMatching(
      /^create-again: everything would be created anew as `store-default`, while `shop-default` stays/,
    ),
  ]);
});

test('in another region, what is deployed would be forgotten', () => {
  expect(told(`${head('shop', 'eu-central-1')}queues: { billing: {} }\n`)).toEqual([
    expect.stringMatching(
      /^create-again: dead-letter queue of `billing` and queue `billing` would be created in eu-central-1, and what is deployed in eu-west-1/,
    ),
  ]);
});

test('a stack that keeps its name does not stay deployed beside itself', () => {
  expect(told(`${head('shop', 'eu-central-1')}queues: { mails: {} }\n`)).toEqual([]);
});
