import { literal, settled } from '#stacks/text';
import { synthesizedTexts } from '#test/support/synthesized';
import { soundOrRefused, type Sound } from './effects';
import { leavesOf, publishedSchema, type Leaf } from './leaves';
import { trialFor, type Trial } from './pairs';
import { valueOf, withValue, type FileTree, type Step } from './tree';

/*
 * Nothing in a topology is evaluated by Terraform. Every text and every name that the published schema leaves open is
 * given what would start a template, and none of it may stand in the output alive, neither in JSON nor in HCL.
 */

/** Evaluated, the last would be a path, and the others a condition and a file. In the file, `$${` stands for `${`. */
const PAYLOAD = '%{if true}hostile%{endif}"), file("hostile")}$${path.cwd}';
const ALIVE = /(?<!\$)\$\{path\.cwd\}|(?<!%)%\{(?:if true|endif)\}/;
const REACHED = /path\.cwd/;

/** The file with the text in a place. */
function textTrials({ file, path, values: [value] }: Trial): FileTree[] {
  const texts = typeof value === 'string' ? [`${value}${PAYLOAD}`, PAYLOAD] : [PAYLOAD];
  return texts.map((text) => withValue(file, path, text));
}

/** The file with the text for each name on the way to the place. */
function nameTrials({ key }: Leaf, { file, path, values: [value] }: Trial): FileTree[] {
  const steps = key.replace(/<[\w-]+>/g, '').split('.');
  return steps.flatMap((step, index) => {
    if (step !== '*') return [];
    const outer = path.slice(0, index);
    const element: unknown = valueOf(withValue(file, path, value), path.slice(0, index + 1));
    const named: readonly Step[] = [...outer, PAYLOAD];
    return [withValue(file, named, element)];
  });
}

interface Counts {
  tried: number;
  reached: number;
  readonly alive: string[];
}

function textsOf({ topology }: Sound, hcl: boolean): string {
  return [...synthesizedTexts(topology, hcl).values()].join('\n');
}

/** What both formats hold of the text; nothing, if the topology is refused, or the text is not for Terraform. */
function outputOf(file: FileTree): string | undefined {
  const one = soundOrRefused(file);
  const json = one && textsOf(one, false);
  return json !== undefined && REACHED.test(json) ? json + textsOf(one!, true) : undefined;
}

test('every text and name of a topology is plain text for Terraform', () => {
  const counts: Counts = { tried: 0, reached: 0, alive: [] };
  for (const leaf of leavesOf(publishedSchema())) {
    const trial = trialFor(leaf);
    const files = trial ? [...textTrials(trial), ...nameTrials(leaf, trial)] : [];
    for (const file of files) {
      counts.tried += 1;
      const output = outputOf(file);
      if (output === undefined) continue;
      counts.reached += 1;
      const { index } = ALIVE.exec(output) ?? {};
      if (index !== undefined)
        counts.alive.push(`${leaf.key}: ${output.slice(Math.max(0, index - 60), index + 60)}`);
    }
  }
  if (process.env['COUNT_LEAVES'])
    process.stdout.write(`${counts.tried} tried, ${counts.reached} in the output\n`);
  expect(counts.alive).toEqual([]);
  // Otherwise nothing was tried.
  expect(counts.reached).toBeGreaterThan(50);
}, 600_000);

test.each([
  ['${path.cwd}', '$${path.cwd}'],
  ['$${path.cwd}', '$${path.cwd}'],
  ['${a${b}}', '$${a$${b}}'],
  ['%{ if x }', '%%{ if x }'],
  ['${', '$${'],
  ['a } b { c', 'a } b { c'],
])('what comes to the door as %s leaves it as %s', (text, written) => {
  expect(settled(text)).toBe(written);
});

test('what is escaped before stays as it is', () => {
  for (const text of ['${x}', '$${x}', '%{x}', '$%{x}', '${a${b}}']) {
    expect(settled(literal(text))).toBe(literal(text));
  }
});
