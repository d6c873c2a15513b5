import { usageProblem, type OptionValues, type Outcome } from '../cli/command';
import type { Stack } from '../deploy/stack';
import { suggest } from '../diagnostics/suggest';
import { isDelivery } from '../topology/parts';
import { severalOf } from './session-options';

/** A stack goes by its name, and by what `stack` in the file says. */
function isCalled({ name, site }: Stack, wanted: string): boolean {
  return name === wanted || (site.stack === wanted && !site.links);
}

/** The stacks that `--stack` names, with the subscriptions into them; all but the pipeline's if it is not given. */
export function chosenStacks(all: readonly Stack[], options: OptionValues): readonly Stack[] | Outcome {
  const wanted = severalOf(options, 'stack');
  if (wanted.length === 0) return all.filter(({ site }) => !isDelivery(site));
  const unknown = wanted.find((name) => !all.some((stack) => isCalled(stack, name)));
  if (unknown !== undefined) {
    const names = all.flatMap(({ name, site }) => [name, site.stack ?? []].flat());
    return usageProblem(`there is no stack \`${unknown}\``, suggest(unknown, [...new Set(names)]));
  }
  const chosen = all.filter((stack) => wanted.some((name) => isCalled(stack, name)));
  return all.filter(
    (stack) =>
      chosen.includes(stack) ||
      (stack.site.links &&
        chosen.some(({ topology, site }) => topology === stack.topology && site.stack === stack.site.stack)),
  );
}
