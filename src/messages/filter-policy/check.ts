import { numberDoubts } from './doubts';
import { limitProblems } from './limits';
import { parsePolicy } from './parse';
import type { Policy, Scope } from './policy';
import type { Problem } from './problem';

export interface CheckedPolicy {
  readonly policy: Policy;
  readonly problems: readonly Problem[];
  /** Whether the policy can be held against messages. */
  readonly isSound: boolean;
}

/** Everything that is wrong with a policy; limits and doubts only of one that SNS can read. */
export function checkPolicy(value: unknown, scope: Scope): CheckedPolicy {
  const { policy, problems } = parsePolicy(value, scope);
  const isSound = problems.every(({ kind }) => kind === 'doubtful');
  if (!isSound) return { policy, problems, isSound };
  return {
    policy,
    problems: [...problems, ...limitProblems(policy, value), ...numberDoubts(policy)],
    isSound,
  };
}
