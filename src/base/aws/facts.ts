import facts from './facts.json';

/** One thing that AWS says of itself, with the page and the day on which somebody read it there. */
export interface Fact {
  /** A number of the code by its place, `limits.QUEUE.name`, or the name of a behaviour. */
  readonly id: string;
  /** What the code has at that place. */
  readonly value?: unknown;
  /** A behaviour in words. */
  readonly says?: string;
  readonly page: string;
  /** `YYYY-MM-DD`. */
  readonly read: string;
  /** Only of what no page settles: the rest of a sentence that starts with "holds, if". */
  readonly if?: string;
  /** What `npm run test:aws` saw of it in an account. */
  readonly account?: { readonly day: string; readonly holds: boolean; readonly saw: string };
}

export const FACTS: readonly Fact[] = facts;

export type UnprovenId = Extract<(typeof facts)[number], { if: string }>['id'];

/** What has to be true for something that rests on a fact which no page settles; nothing for any other fact. */
export function condition(id: UnprovenId): string | undefined {
  const fact = FACTS.find((one) => one.id === id);
  return fact && isUnproven(fact) ? fact.if : undefined;
}

/** Several of them in one clause; nothing if there is nothing to say. */
export function conditions(ids: readonly UnprovenId[]): string | undefined {
  const clauses = ids.flatMap((id) => condition(id) ?? []);
  return clauses.length === 0 ? undefined : clauses.join(', and ');
}

/** No page settles it, and no account has shown it. */
export function isUnproven(fact: Fact): boolean {
  return fact.if !== undefined && fact.account?.holds !== true;
}
