import type { RuleId } from '#base/diagnostics/rule-id';

/*
 * The table says what a change of each resource that msgtopo writes can mean: which danger it can be, or why it is
 * harmless. What has no row is refused as `unknown-change`, so that nothing new passes without a thought.
 *
 * HOW TO ADD A ROW. A new resource goes into the file of its family, with `created`, `destroyed` and `attributes`. A
 * new attribute goes into `attributes` of its type. Write `harmless('because ...')`, or `may('<danger>')` and make that
 * danger (`../dangers`) look at it, with a case in `test/unit/deploy/plan/catalogue`. `renewed('<danger>')` is for
 * attributes that the provider changes by making the resource anew, and REFUSED for those that stay as they are.
 * `others` is for types of which no attribute can do harm. `test/unit/deploy/plan/table.test.ts` names each attribute
 * that has no row, and each danger that does not look at what its row says.
 */

/** What a change may come to. */
export type Row =
  | { readonly dangers: readonly RuleId[]; readonly onlyAnew?: true }
  | { readonly harmless: string }
  | { readonly refused: true };

export interface TypeRow {
  readonly created: Row;
  readonly destroyed: Row;
  /** Destroyed and created again; the same as destroyed if it is not said. */
  readonly replaced?: Row;
  readonly attributes: Readonly<Record<string, Row>>;
  /** Every attribute that has no row of its own; without it, such an attribute is refused. */
  readonly others?: Row;
}

/** A group of types that belong together. */
export type Family = Readonly<Record<string, TypeRow>>;

export function may(...dangers: readonly RuleId[]): Row {
  return { dangers };
}

/** Of an attribute that cannot change in place: the dangers judge the loss of the old resource. */
export function renewed(...dangers: readonly RuleId[]): Row {
  return { dangers, onlyAnew: true };
}

/** Of an attribute that is the same in every file, or that the file cannot set: any change of it is unknown. */
export const REFUSED: Row = { refused: true };

export function harmless(reason: string): Row {
  return { harmless: reason };
}

/** The same row for several attributes. */
export function each(names: readonly string[], row: Row): Readonly<Record<string, Row>> {
  return Object.fromEntries(names.map((name) => [name, row]));
}
