import type { Outcome } from './command';

/** What a part of a command gives: a value to go on with, or how the command ends. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly outcome: Outcome };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function ended(outcome: Outcome): Result<never> {
  return { ok: false, outcome };
}
