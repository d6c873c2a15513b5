import { usageProblem, type Outcome } from '../command';
import { filterPolicy } from '#messages/filter-policy/index';
import { asPublished } from '#operate/as-published';
import type { HeldMessage } from '#operate/queue-port';
import type { FILTER_OPTIONS } from './option-specs';
import type { ValuesOf } from '../option-values';

export type Wanted = (message: HeldMessage) => boolean;

const SCOPES = [
  ['filter', '--filter', 'attributes'],
  ['bodyFilter', '--body-filter', 'body'],
] as const;

/** The messages that the options ask for; nothing if all will do. */
export function wantedBy(
  options: ValuesOf<typeof FILTER_OPTIONS>,
): { readonly wanted: Wanted | undefined } | Outcome {
  const tests: Wanted[] = [];
  for (const [name, flag, scope] of SCOPES) {
    const policy = options[name];
    if (policy === undefined) continue;
    const [problem] = filterPolicy.validate(policy, scope).filter(({ severity }) => severity === 'error');
    if (problem) {
      return usageProblem(`SNS would not take the policy of ${flag}: ${problem.message}`);
    }
    const compiled = filterPolicy.compile(policy, scope);
    tests.push((message) => compiled.matches(asPublished(message)));
  }
  return { wanted: tests.length === 0 ? undefined : (message) => tests.every((test) => test(message)) };
}
