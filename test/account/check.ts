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

/** What a check was made for, and why an account of one's own cannot tell the rest within ten minutes. */
export const NOT_SETTLED: Readonly<Record<string, string>> = {
  'tracking-rounding': 'needs tasks that run for half an hour',
  'lambda-vpc-narrowed':
    'needs a VPC, and network interfaces that Lambda takes away after twenty minutes and more',
  'kms-organization': 'needs two accounts of one organization',
  'service-source-account': 'needs a resource of each service that publishes',
  'logs-key-caller': 'needs a role that writes to a log group, and may not use its key',
};

export function unsettled(facts: readonly string[], saw: string): Finding[] {
  return facts.map((fact) => ({ fact, saw }));
}
