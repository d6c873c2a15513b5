/*
 * Whom the file lets use a queue or topic though it does not describe them: other accounts, roles, an organization, services.
 */

/** A service, and for whom it has to work. */
export interface AdmittedService {
  readonly service: string;
  /** ARNs, in which `*` may stand; absent where it is enough for which account the service works. */
  readonly sourceArn: readonly string[] | undefined;
  /** Absent for the account of the topology. */
  readonly sourceAccount: string | undefined;
}

export interface Others {
  readonly accounts: readonly string[];
  /** Or IAM users, by their ARNs. */
  readonly roles: readonly string[];
  readonly organization: string | undefined;
  readonly services: readonly AdmittedService[];
}

/** Who may publish to a topic. Roles are publishers of the file. */
export type Publishing = Omit<Others, 'roles'>;

/** Who may subscribe to a topic with what is theirs. */
export type Subscribers = Pick<Others, 'accounts' | 'organization'>;

export const NOBODY: Others = { accounts: [], roles: [], organization: undefined, services: [] };
