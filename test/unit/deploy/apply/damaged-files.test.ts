import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Diagnostic } from '#base/diagnostics/diagnostic';
import { digestOf, digestOfFile } from '#deploy/apply/digest';
import { plannedStacks, readKeptPlan } from '#deploy/apply/kept-plan';
import type { Stack } from '#deploy/apply/stack';
import type { StackFolder } from '#deploy/terraform/fingerprint';
import { damagedState, localStateFile } from '#deploy/terraform/local-state';
import { emptyFolder, removeFolder } from '#test/support/project';

/* Whatever stands in a record or a state: a problem in words, or it is as it was written. `FUZZ_RUNS` tries more. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);

const folder = emptyFolder();
afterAll(() => removeFolder(folder));

const plan = join(folder, 'prod.plan');
const state = join(folder, 'terraform.shop-prod.tfstate');
const mark = join(folder, 'mark');
const terraform = { terraform: { backend: { local: { path: state } } } };
writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(terraform));
writeFileSync(plan, 'a plan');
writeFileSync(mark, '');

const stack = { name: 'shop-prod', dir: folder, env: {}, localState: state } as unknown as Stack &
  StackFolder;

function soundRecord() {
  const entry = {
    stack: stack.name,
    file: 'prod.plan',
    digest: digestOf(stack),
    planDigest: digestOfFile(plan),
  };
  return { formatVersion: 2, plans: [entry] };
}

const SOUND_STATE = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 3,
  lineage: 'a',
  outputs: {},
  resources: [{ mode: 'managed', type: 'aws_sqs_queue', name: 'a', instances: [{ attributes: {} }] }],
};

const STRANGE = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('__proto__', '../../../etc/passwd', '', '\u202e', '\u001b[2J', '9'.repeat(400), null),
  fc.constantFrom<unknown>(1e308, -1, { constructor: 1 }, { ['__proto__']: [] }, [[[[[[]]]]]]),
);

/** A sound file with one value replaced, one field removed, or bytes cut, doubled and changed. */
function damaged(sound: object): fc.Arbitrary<string> {
  const text = JSON.stringify(sound);
  const places = [...text.matchAll(/"[^"]*"(?=[:,}\]])|\d+|\[|\{/g)].map((match) => match.index);
  const value = fc.tuple(fc.constantFrom(...places), STRANGE).map(([at, strange]) => {
    const rest = text.slice(at).replace(/^("[^"]*"|\d+|[[{])/, JSON.stringify(strange));
    return text.slice(0, at) + rest;
  });
  const bytes = fc
    .tuple(fc.nat(text.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 8 }))
    .map(([at, length, inserted]) => text.slice(0, at) + inserted + text.slice(at + length));
  return fc.oneof(
    value,
    bytes,
    STRANGE.map((strange) => JSON.stringify(strange)),
  );
}

function expectInWords(problems: readonly Pick<Diagnostic, 'message' | 'help'>[]): void {
  for (const { message, help } of problems) {
    expect(message).toMatch(/\S/);
    expect(help).toMatch(/\S/);
  }
}

test('a record as it was written is read', () => {
  writeFileSync(`${plan}.json`, JSON.stringify(soundRecord()));
  expect(readKeptPlan(plan, [stack])).toMatchObject({ stacks: [{ name: 'shop-prod' }] });
});

test('a damaged record is a problem, or stands for the same plan', () => {
  fc.assert(
    fc.property(damaged(soundRecord()), (text) => {
      writeFileSync(`${plan}.json`, text);
      plannedStacks(plan);
      const read = readKeptPlan(plan, [stack]);
      if ('problems' in read) return expectInWords(read.problems);
      for (const one of read.stacks) expect(read.fileFor(one)).toBe(plan);
    }),
    { numRuns: RUNS, seed: 18 },
  );
});

test('a damaged state is a problem, or it is left to Terraform', () => {
  expect(localStateFile(stack)).toBe(state);
  fc.assert(
    fc.property(damaged(SOUND_STATE), (text) => {
      writeFileSync(state, text);
      const problem = damagedState(stack, mark);
      if (problem) expectInWords([problem]);
    }),
    { numRuns: RUNS, seed: 18 },
  );
});

test.each(['', '{', 'null', '[]', '7', '{"version":4,"resources":[]}', '\u0000'])(
  'a state of %j is not taken for one that was never deployed',
  (text) => {
    writeFileSync(state, text);
    expect(damagedState(stack, mark)?.rule).toBe('unreadable-state');
  },
);
