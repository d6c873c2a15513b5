import { canonical, type Json } from '#base/util/json';

/** Terraform tells nothing, empty and absent apart, and AWS does not. */
export function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '';
}

export function isSame(a: unknown, b: unknown): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  return JSON.stringify(canonical(a as Json)) === JSON.stringify(canonical(b as Json));
}
