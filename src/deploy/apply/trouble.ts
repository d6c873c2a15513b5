import type { Diagnostic } from '#base/diagnostics/diagnostic';
import { locateAll, type Locator } from '#base/diagnostics/locate';
import { sortDiagnostics } from '#base/diagnostics/sort';
import { elementFinder } from '../plan/element';
import { explain } from '../terraform/explain';
import type { Failure } from '../terraform/terraform';
import type { Stack, Trouble } from './stack';

/** What made Terraform fail, in words of ours and at the elements that it is about. */
export function troubleOf(problem: Diagnostic | Failure, stack: Stack): Trouble {
  const { topology } = stack;
  // What concerns no element has no place in the file.
  const locate: Locator = (path, on) => (path.length === 0 ? undefined : stack.locate(path, on));
  if (!('failed' in problem)) return { problems: locateAll([problem], locate), cause: 'surroundings' };
  const { environment, account } = topology;
  const find = elementFinder(topology);
  const explained = problem.diagnostics.map((reported) =>
    explain(reported, (address) => find(address).path, { environment, account }),
  );
  const problems = locateAll(
    explained.map(({ diagnostic }) => diagnostic),
    locate,
  );
  const surroundings = explained.some(({ environmental }) => environmental);
  return {
    problems: sortDiagnostics(problems),
    cause: problem.interrupted ? 'interrupted' : surroundings ? 'surroundings' : 'topology',
  };
}
