import { usageProblem, type OptionValues, type Outcome } from '../command';
import { filterPolicy } from '#messages/filter-policy/index';
import { asPublished } from '#operate/as-published';
import type { HeldMessage } from '#operate/queue-port';

export type Wanted = (message: HeldMessage) => boolean;

const SCOPES = [
  ['filter', '--filter', 'attributes'],
  ['bodyFilter', '--body-filter', 'body'],
] as const;

/** The messages that the options ask for; nothing if all will do. */
export function wantedBy(options: OptionValues): { readonly wanted: Wanted | undefined } | Outcome {
  const tests: Wanted[] = [];
  for (const [name, flag, scope] of SCOPES) {
    const policy = options[name];
    if (typeof policy !== 'string') continue;
    const [problem] = filterPolicy.validate(policy, scope).filter(({ severity }) => severity === 'error');
    if (problem) {
      return usageProblem(`SNS would not take the policy of ${flag}: ${problem.message}`);
    }
    const compiled = filterPolicy.compile(policy, scope);
    tests.push((message) => compiled.matches(asPublished(message)));
  }
  return { wanted: tests.length === 0 ? undefined : (message) => tests.every((test) => test(message)) };
}
