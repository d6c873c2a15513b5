import { Clock } from '#local/clock';
import { control } from '#local/live/controls';

const HOUR = 3600 * 1000;

function machine() {
  const paused: boolean[] = [];
  const consumers = new Map([
    ['billing-worker', { pause: (isPaused: boolean) => void paused.push(isPaused) }],
  ]);
  return { clock: new Clock(), consumers, paused };
}

test('the clock jumps', () => {
  const { clock, consumers } = machine();
  expect(control('{"advance":"2h"}', { clock, consumers })).toBeUndefined();
  const ahead = clock.now() - Date.now();
  expect(Math.abs(ahead - 2 * HOUR)).toBeLessThan(1000);
});

test.each(['soon', '0s', '31d', ''])('a jump of `%s` is refused, and the clock stays', (advance) => {
  const { clock, consumers } = machine();
  expect(control(JSON.stringify({ advance }), { clock, consumers })).toContain('up to 30d');
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
});

test('a consumer rests, and goes on', () => {
  const { paused, ...controlled } = machine();
  expect(control('{"consumer":"billing-worker","paused":true}', controlled)).toBeUndefined();
  expect(control('{"consumer":"billing-worker","paused":false}', controlled)).toBeUndefined();
  expect(paused).toEqual([true, false]);
});

test.each([
  ['{"consumer":"nobody","paused":true}', 'nobody does not run here'],
  ['{"consumer":"billing-worker"}', 'the request is not understood'],
  ['[]', 'the request is not understood'],
  ['{', 'the request is not understood'],
])('refuses %s', (body, why) => {
  const { paused, ...controlled } = machine();
  expect(control(body, controlled)).toBe(why);
  expect(paused).toEqual([]);
});
