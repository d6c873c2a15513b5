import type { Account } from './account';

/** What an account showed of one fact. */
export interface Finding {
  readonly fact: string;
  /** Absent if the time was too short to tell. */
  readonly holds?: boolean;
  /** What was seen, so that somebody else can judge. */
  readonly saw: string;
}

export interface Check {
  readonly name: string;
  /** The facts that it can tell of. */
  readonly facts: readonly string[];
  /** Takes hours, and is made only if it is asked for. */
  readonly isLong?: boolean;
  readonly run: (account: Account) => Promise<Finding[]>;
}

/** What an account of one's own cannot tell within ten minutes, and why. */
export const NOT_SETTLED: Readonly<Record<string, string>> = {
  'tracking-rounding':
    'target tracking ends tasks only after fifteen low minutes, so that one step takes a service half an hour and more',
  'lambda-vpc-narrowed':
    'needs a VPC with a function in it, whose network interfaces Lambda takes away after twenty minutes and more: what was made would stay',
  'service-source-account':
    'is about each service that the table of callers does not know, and an account shows one at a time: it leaves this fact, and joins the table, with a page of its own',
};

export function unsettled(facts: readonly string[], saw: string): Finding[] {
  return facts.map((fact) => ({ fact, saw }));
}
