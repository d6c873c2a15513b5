import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#cli/commands/drill';
import { DRILL } from '#cli/commands/drill-spec';
import type { OptionsOf } from '#cli/option-values';
import { contextWith } from '#test/support/context';
import { optionsOf } from '#test/support/options';
import { emptyFolder, removeFolder } from '#test/support/project';

const TOPOLOGY = `
version: 1
name: shop
region: us-east-1
queues: { billing: { traffic: { messages: 5, per: second } }, quiet: {} }
consumers:
  biller: &function
    type: lambda
    queue: billing
    runtime: nodejs22.x
    handler: index.handler
    code: { inline: 'exports.handler = 1' }
  idler: { <<: *function, queue: quiet }
monitoring: {}
`;

const DRILLS = `
drills:
  fine: { outage: { biller: 30m }, for: 3h, expect: { lost: 0 } }
  bad: { outage: { biller: 30m }, for: 3h, expect: { drained: 0s, oldest: 1m } }
`;

const cwd = emptyFolder();
afterAll(() => removeFolder(cwd));

function drill(options: Partial<OptionsOf<typeof DRILL>>, text = TOPOLOGY) {
  const context = { ...contextWith({ readStdin: () => Promise.resolve(Buffer.from(text)) }), cwd };
  return run(['-'], optionsOf(DRILL, options), context);
}

test('a drill of the command line is shown with pictures, alarms and what it assumes', async () => {
  const { exitCode, data } = await drill({ outage: ['biller=2h'], for: '6h' });
  expect(exitCode).toBe(0);
  expect(data).toContain('biller receives nothing for 2h');
  expect(data).toMatch(/oldest message {2}[▁-█]{48} {2}at most 2h, 2h after it began/);
  expect(data).toContain('no alarm fires');
  expect(data).toContain('This assumes that');
  expect(data).toContain('`quiet`, to which no message comes');
});

test('drills of the file are all played, and a broken expectation is told at its place', async () => {
  const { exitCode, data, talk } = await drill({}, TOPOLOGY + DRILLS);
  expect(exitCode).toBe(1);
  expect(data).toContain('error[drill-failed]: drill `bad`: the oldest message of `billing` is');
  expect(data).toMatch(/--> <stdin>:18:\d+/);
  expect(talk).toContain('1 drill of 2 failed');
});

test('one of them by name, with another seed', async () => {
  const seeded = async (seed: string) => {
    const { exitCode, data } = await drill({ name: 'fine', json: true, seed }, TOPOLOGY + DRILLS);
    expect(exitCode).toBe(0);
    return JSON.parse(data!) as { drills: { drill: string; seed: number; queues: { sent: number }[] }[] };
  };
  const [one, two] = [await seeded('1'), await seeded('2')];
  expect(one.drills.map(({ drill: name }) => name)).toEqual(['fine']);
  expect(two.drills[0]!.seed).toBe(2);
  expect(two.drills[0]!.queues[0]!.sent).not.toBe(one.drills[0]!.queues[0]!.sent);
});

test('--quiet says nothing of what passes', async () => {
  expect(await drill({ name: 'fine', quiet: true }, TOPOLOGY + DRILLS)).not.toHaveProperty('data');
});

test('--svg draws it', async () => {
  const { talk } = await drill({ burst: ['100'], for: '2h', svg: 'drill.svg' });
  expect(talk).toContain('wrote drill.svg');
  const svg = readFileSync(join(cwd, 'drill.svg'), 'utf8');
  expect(svg).toMatch(/^<svg [^]*billing[^]*<\/svg>\n$/);
});

test.each<[Partial<OptionsOf<typeof DRILL>>, string]>([
  [{ outage: ['x'] }, '--outage takes a time of at most 14d such as `2h`, found `x`'],
  [{ outage: ['20d'] }, '--outage takes a time'],
  [{ burst: ['0'] }, '--burst takes a number of messages'],
  [{ dependencySlow: ['2h'] }, '--dependency-slow takes a factor'],
  [{ poison: ['200%'] }, '--poison takes a percentage'],
  [{ messageTime: ['0ms'] }, '--message-time takes a time'],
  [{ for: '1h' }, '--for takes a time from 2h to 14d'],
  [{ seed: 'x' }, '--seed takes a whole number'],
  [{ outage: ['1h', 'biller=2h'] }, '--outage is for all or for some'],
  [{ outage: ['biler=2h'] }, 'there is no consumer `biler`'],
  [{ outage: ['2h'], for: '2h' }, 'the trouble lasts longer than the 1h'],
  [{ name: 'fin' }, 'there is no drill `fin`'],
  [{ name: 'fine', burst: ['1'] }, '`--name` plays a drill of the file'],
])('%j is wrong usage', async (options, message) => {
  const { exitCode, talk } = await drill(options, TOPOLOGY + DRILLS);
  expect(exitCode).toBe(2);
  expect(talk).toContain(message);
});

test('without messages or consumers there is nothing to play', async () => {
  const silent = await drill({}, TOPOLOGY.replace('traffic: { messages: 5, per: second }', ''));
  expect(silent).toMatchObject({ exitCode: 2 });
  expect(silent.talk).toContain('no message comes to any consumer');
  const nobody = await drill({}, 'version: 1\nname: shop\nregion: us-east-1\nqueues: { billing: {} }\n');
  expect(nobody.talk).toContain('there is no consumer to play');
  expect(existsSync(join(cwd, 'cdktf.out'))).toBe(false);
});
