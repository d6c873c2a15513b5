import { usageProblem } from '../command';
import { filterPolicy } from '#messages/filter-policy/index';
import { asPublished } from '#operate/as-published';
import type { HeldMessage } from '#operate/queue-port';
import type { FILTER_OPTIONS } from './option-specs';
import type { ValuesOf } from '../option-values';
import { ended, ok, type Result } from '../result';

export type Wanted = (message: HeldMessage) => boolean;

const SCOPES = [
  ['filter', '--filter', 'attributes'],
  ['bodyFilter', '--body-filter', 'body'],
] as const;

/** The messages that the options ask for; nothing if all will do. */
export function wantedBy(options: ValuesOf<typeof FILTER_OPTIONS>): Result<Wanted | undefined> {
  const tests: Wanted[] = [];
  for (const [name, flag, scope] of SCOPES) {
    const policy = options[name];
    if (policy === undefined) continue;
    const [problem] = filterPolicy.validate(policy, scope).filter(({ severity }) => severity === 'error');
    if (problem) {
      return ended(usageProblem(`SNS would not take the policy of ${flag}: ${problem.message}`));
    }
    const compiled = filterPolicy.compile(policy, scope);
    tests.push((message) => compiled.matches(asPublished(message)));
  }
  return ok(tests.length === 0 ? undefined : (message) => tests.every((test) => test(message)));
}
