import type { Path } from '#base/diagnostics/path';

/** Sets of rules that a regulation or a certificate asks for. */
export const FRAMEWORKS = ['gdpr', 'hipaa', 'iso27001', 'nist-800-53', 'pci', 'soc2'] as const;

export type Framework = (typeof FRAMEWORKS)[number];
export type RuleSetting = 'error' | 'warning' | 'off';

/** A finding that is known and right; it may be one of msgtopo's, or a check of a scanner over its output. */
export interface Acceptance {
  /** A rule such as `no-dead-letters`, or a check such as `CKV_AWS_116`. */
  readonly rule: string;
  /** Absent if it holds everywhere, which it cannot for the check of a scanner. */
  readonly element: AcceptedElement | undefined;
  readonly reason: string;
  /** The last day, `2026-12-31`. */
  readonly until: string;
  readonly path: Path;
}

export interface AcceptedElement {
  /** `queues.billing`, since the name alone need not say which; `network` and the like, of which there is one. */
  readonly reference: string;
  readonly path: Path;
}

/** What the guard would stop, and shall not. */
export interface AcceptedDanger {
  /** As it stands in `--allow`, or a pattern: `destroy:queue.billing`, `weaken-delivery:*`. */
  readonly danger: string;
  readonly reason: string;
  /** The last day, `2026-12-31`. */
  readonly until: string;
  readonly path: Path;
}

/** Whether an entry of `accept` no longer holds on a day. */
export function isExpired({ until }: Pick<Acceptance, 'until'>, today: string): boolean {
  return until < today;
}

/** How the findings about this topology weigh. */
export interface Judgement {
  readonly settings: ReadonlyMap<string, RuleSetting>;
  readonly acceptances: readonly Acceptance[];
  readonly acceptedDangers: readonly AcceptedDanger[];
  readonly compliance: readonly Framework[];
}
