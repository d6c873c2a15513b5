import { usageProblem } from '../command';
import type { Stack } from '#deploy/apply/stack';
import { suggest } from '#base/diagnostics/suggest';
import { DELIVERY_STACK, isDelivery, partName, type Site } from '#model/parts';
import type { TerraformOptions } from './terraform-commands';
import { ended, ok, type Result } from '../result';

/** A stack goes by its name, and by what `stack` in the file says. */
function isCalled({ name, site }: Stack, wanted: string): boolean {
  return name === wanted || (site.stack === wanted && !site.links);
}

const DELIVERY: Site = { stack: DELIVERY_STACK, links: false };

/** The stack of a pipeline that `--stack` names and that is no more in the file: nothing else remembers it. */
export function formerDelivery(
  all: readonly Stack[],
  options: TerraformOptions,
): { readonly sibling: Stack; readonly name: string } | undefined {
  const [sibling] = all;
  if (!sibling || all.some(({ site }) => isDelivery(site))) return undefined;
  const name = partName(sibling.topology, DELIVERY);
  const isNamed = (options.stack ?? []).some((wanted) => wanted === name || wanted === DELIVERY_STACK);
  return isNamed ? { sibling, name } : undefined;
}

/** The stacks that `--stack` names, with the subscriptions into them; all but the pipeline's if it is not given. */
export function chosenStacks(all: readonly Stack[], options: TerraformOptions): Result<readonly Stack[]> {
  const wanted = options.stack ?? [];
  if (wanted.length === 0) return ok(all.filter(({ site }) => !isDelivery(site)));
  const unknown = wanted.find((name) => !all.some((stack) => isCalled(stack, name)));
  if (unknown !== undefined) {
    const names = all.flatMap(({ name, site }) => [name, site.stack ?? []].flat());
    return ended(usageProblem(`there is no stack \`${unknown}\``, suggest(unknown, [...new Set(names)])));
  }
  const chosen = all.filter((stack) => wanted.some((name) => isCalled(stack, name)));
  return ok(
    all.filter(
      (stack) =>
        chosen.includes(stack) ||
        (stack.site.links &&
          chosen.some(
            ({ topology, site }) => topology === stack.topology && site.stack === stack.site.stack,
          )),
    ),
  );
}
