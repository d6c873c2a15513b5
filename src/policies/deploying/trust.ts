import type { Topology } from '#model/topology';
import type { Purpose } from './grant';

/** A repository whose jobs sign in to AWS with a token of the system that runs them. */
export interface Repository {
  readonly system: 'github' | 'gitlab';
  /** `my-org/shop`. */
  readonly name: string;
  /** The branch that is deployed; GitHub has the environment in its token, GitLab has this. */
  readonly branch: string;
}

const ISSUERS = { github: 'token.actions.githubusercontent.com', gitlab: 'gitlab.com' } as const;

/** `github:my-org/shop`, `gitlab:my-org/shop`, `gitlab:my-org/shop@trunk`; `undefined` if it is neither. */
export function parseRepository(text: string): Repository | undefined {
  const github = /^github:([\w.-]+\/[\w.-]+)$/.exec(text);
  if (github) return { system: 'github', name: github[1]!, branch: '' };
  const gitlab = /^gitlab:([\w.-]+(?:\/[\w.-]+)+)(?:@([\w./-]+))?$/.exec(text);
  return gitlab ? { system: 'gitlab', name: gitlab[1]!, branch: gitlab[2] ?? 'main' } : undefined;
}

/**
 * Whose job it is, as the token says: https://docs.github.com/en/actions/reference/security/oidc and
 * https://docs.gitlab.com/ci/secrets/id_token_authentication/#token-payload
 */
function subjectOf({ system, name, branch }: Repository, environment: string, purpose: Purpose): string {
  if (system === 'gitlab') {
    return `project_path:${name}:ref_type:branch:ref:${purpose === 'plan' ? '*' : branch}`;
  }
  return `repo:${name}:${purpose === 'plan' ? 'pull_request' : `environment:${environment}`}`;
}

/** Who may take on the role: jobs of this repository alone, for plans those of any branch. */
export function trustPolicy(
  { partition, environment }: Topology,
  account: string,
  repository: Repository,
  purpose: Purpose,
) {
  const issuer = ISSUERS[repository.system];
  const audience = { [`${issuer}:aud`]: 'sts.amazonaws.com' };
  const subject = { [`${issuer}:sub`]: subjectOf(repository, environment, purpose) };
  const isPattern = repository.system === 'gitlab' && purpose === 'plan';
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: isPattern
          ? { StringEquals: audience, StringLike: subject }
          : { StringEquals: { ...audience, ...subject } },
      },
    ],
  };
}
