import { refusedOf } from '#test/support/requests/emitted';
import type { TerraformJson } from '#test/support/synthesized';
import { CONTEXT } from './contexts';
import { VALUES } from './values';
import { observed, sound, soundOrRefused } from './effects';
import { leavesOf, publishedSchema, type Leaf } from './leaves';
import { isMirror, mirrorOf } from './mirrors';
import { isFixed, isRemoval, trialFor } from './pairs';
import { effectOf, isTold } from './told';
import { withValue } from './tree';

/*
 * Every key that the published schema accepts does something. Two values for it are tried in a small topology: the
 * output that the key is for must differ, and `diff` must tell the key. A key that nobody uses is red here, and so is a
 * new one for which no two values are known; `contexts.ts` and `values.ts` are where to say them.
 */

const leaves = leavesOf(publishedSchema()).filter((leaf) => !isFixed(leaf));
const [mirrors, own] = [
  leaves.filter(({ key }) => isMirror(key)),
  leaves.filter(({ key }) => !isMirror(key)),
];
const named = (all: readonly Leaf[]) => all.map((leaf) => [leaf.key, leaf] as const);

test.each(named(own))('%s', (key, leaf) => {
  const trial = trialFor(leaf);
  if (!trial)
    throw new Error(`no two values are known for \`${key}\`: say them in test/unit/every-key/values.ts`);
  const [file, other] = trial.values.map((value) => withValue(trial.file, trial.path, value));
  const [before, after] = [sound(file!), sound(other!)];
  const effect = effectOf(key);
  const isSame = observed(effect, before, file!) === observed(effect, after, other!);
  expect(isSame ? `${key} changes nothing in ${effect}` : 'differs').toBe('differs');
  const told = isTold(trial.path, before.topology, after.topology);
  expect(told ? 'told' : `diff does not name ${key}`).toBe('told');
  // AWS would take both values, as far as its models tell. What an override says is up to who writes it.
  if (effect === 'terraform' && !key.includes('override')) {
    const texts = [observed(effect, before, file!), observed(effect, after, other!)].flatMap(
      (text) => JSON.parse(text) as [stack: string, text: string][],
    );
    expect(texts.flatMap(([, text]) => refusedOf(JSON.parse(text) as TerraformJson))).toEqual([]);
  }
});

/* What follows from the topology is the same for what is said again, so that only the topology is compared. */
test.each(named(mirrors))('%s, as where it stands itself', (key, leaf) => {
  const mirror = mirrorOf(leaf, leaves);
  if (!mirror) throw new Error(`\`${key}\` says again what no element has`);
  const { trial, place } = mirror;
  const [file, other] = trial.values.map((value) => withValue(trial.file, trial.path, value));
  const [before, after] = [sound(file!), isRemoval(leaf) ? soundOrRefused(other!) : sound(other!)];
  // Taking away what must be there is refused.
  if (!after) return;
  const told = isTold(place, before.topology, after.topology);
  expect(told ? 'told' : `diff does not name what ${key} changes`).toBe('told');
});

test('nothing is said by hand about keys that there are no more', () => {
  const known = (outer: string) =>
    own.some(({ key }) => key === outer || key.startsWith(`${outer}.`) || key.endsWith(`.${outer}`));
  expect([...Object.keys(CONTEXT), ...Object.keys(VALUES)].filter((key) => !known(key))).toEqual([]);
});
