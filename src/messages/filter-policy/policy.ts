import type { Path } from '#base/diagnostics/path';
import type { AddressBlock } from './address';

/** What a policy looks at: the attributes of a message, or its body if that is a JSON object. */
export type Scope = 'attributes' | 'body';

/** A value that a condition can be held against. */
export type Value = string | number | boolean | null;

/** Tests of text. `wildcard` is kept as the pieces between its `*`. */
export type TextCondition =
  | {
      readonly kind: 'text';
      readonly part: 'start' | 'end' | 'whole';
      readonly ignoreCase: boolean;
      readonly text: string;
    }
  | { readonly kind: 'wildcard'; readonly pattern: string; readonly pieces: readonly string[] };

export interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

export interface NumericCondition {
  readonly kind: 'numeric';
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
}

/** One entry of the list behind a key. */
export type Condition =
  | { readonly kind: 'equals'; readonly value: Value }
  | TextCondition
  | NumericCondition
  | { readonly kind: 'cidr'; readonly text: string; readonly block: AddressBlock }
  | { readonly kind: 'anything-but'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'anything-but-text'; readonly tests: readonly TextCondition[] }
  | { readonly kind: 'exists'; readonly expected: boolean };

export interface PlacedCondition {
  readonly condition: Condition;
  /** From the root of the policy. */
  readonly path: Path;
}

/** A key with its list: one of the conditions must hold. */
export interface Field {
  readonly kind: 'field';
  /** With `.` between the levels, however it is written: SNS takes both forms for the same. */
  readonly name: string;
  readonly path: Path;
  /** 1 at the root, one more for each map around it. */
  readonly level: number;
  readonly conditions: readonly PlacedCondition[];
}

/** `$or`: everything in one of the branches must hold. */
export interface Choice {
  readonly kind: 'choice';
  readonly path: Path;
  readonly branches: readonly (readonly Clause[])[];
}

export type Clause = Field | Choice;

/** Everything in it must hold. Without a clause it is no filter at all. */
export interface Policy {
  readonly clauses: readonly Clause[];
}
