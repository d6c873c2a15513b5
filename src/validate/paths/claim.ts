import type { RuleId } from '#base/diagnostics/rule-id';
import type { Path } from '#base/diagnostics/path';

/** What has to be true on the way of a message, which findings would deny it, and where these would stand. */
export interface Claim {
  readonly aspect: string;
  readonly reason: string;
  readonly rules: readonly RuleId[];
  readonly at: readonly Path[];
  /** True only if somebody who is not described here allows it. */
  readonly elsewhere?: boolean;
  /** What it rests on and no page of AWS settles, after "holds, if". */
  readonly condition?: string | undefined;
}
