import { stackName, type Topic } from '#model/topology';
import type { Budget } from '#model/oversight';
import { resolveNotify } from './monitoring';
import type { Scope } from './scope';

/** Tags of the user's may stand on other things too, so a budget has its own to count by. */
function costTag({ file, environment }: Scope): Budget['tag'] {
  return { key: 'msgtopo-stack', value: stackName({ name: file.name, environment }) };
}

/** With a budget, everything that is made says which stack it belongs to. */
export function withCostTag(scope: Scope): Scope {
  const { file } = scope;
  if (!file.budget) return scope;
  const { key, value } = costTag(scope);
  const tags = { ...file.tags, [key]: value };
  return { ...scope, file: { ...file, tags } };
}

export function resolveBudget(scope: Scope, topics: ReadonlyMap<string, Topic>): Budget | undefined {
  const { budget } = scope.file;
  if (!budget) return undefined;
  const notify = resolveNotify(scope, budget.notify, ['budget', 'notify'], {
    topics,
    service: 'budgets.amazonaws.com',
  });
  return notify && { monthly: budget.monthly, notify, tag: costTag(scope) };
}
