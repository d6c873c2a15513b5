import type { Path } from '#base/diagnostics/path';
import type { RuleId } from '#base/diagnostics/rule-id';

/** What went wrong, in words of ours, and what to do. */
export interface Explained {
  readonly rule: RuleId;
  readonly message: string;
  readonly help: string;
  /** Where in the topology, if that is what has to change. */
  readonly path?: Path;
}

/** What a problem can be explained with. */
export interface Surroundings {
  readonly environment: string;
  readonly account: string | undefined;
}

export interface KnownProblem {
  readonly rule: RuleId;
  /** Looked for in summary and detail together, in one line. */
  readonly pattern: RegExp;
  readonly explain: (match: RegExpExecArray, surroundings: Surroundings) => Omit<Explained, 'rule'>;
}

function always(message: string, help: string): KnownProblem['explain'] {
  return () => ({ message, help });
}

/** A field of the lock that Terraform prints: `ID: ... Path: ...`. */
function lockField(text: string, field: string): string {
  return new RegExp(` ${field}: +(.+?)(?: +\\w+:(?: |$)|$)`).exec(text)?.[1] ?? 'unknown';
}

function newerState(newer: string, current: string) {
  return {
    message: `the state was written by version ${newer} of Terraform, and this is ${current}`,
    help: `install ${newer} or later, or give its path with --terraform-bin`,
  };
}

/** The first that matches counts, so that narrow ones stand before wide ones. */
export const KNOWN_PROBLEMS: readonly KnownProblem[] = [
  {
    rule: 'wrong-account',
    pattern: /AWS account ID not allowed: (\d{12})|account ID[^\d]{0,20}(\d{12})[^\d]{0,20}not allowed/i,
    explain: ([, first, second], { environment, account }) => ({
      message: `environment \`${environment}\` is for account ${account ?? 'unknown'}, but the credentials are for ${first ?? second}`,
      help: 'choose other credentials (AWS_PROFILE), or correct `account`',
      path: ['environments', environment, 'account'],
    }),
  },
  {
    rule: 'newer-state',
    pattern: /created by (?:Terraform|OpenTofu) v?([\w.-]*\w), which is newer than current v?([\w.-]*\w)/i,
    explain: ([, newer, current]) => newerState(newer!, current!),
  },
  {
    rule: 'newer-state',
    pattern:
      /not supported by (?:Terraform|OpenTofu) ([\w.-]*\w)\. This state file was created by (?:Terraform|OpenTofu) ([\w.-]*\w)/i,
    explain: ([, current, newer]) => newerState(newer!, current!),
  },
  {
    rule: 'unreadable-state',
    pattern: /Unsupported state file format|state file could not be (?:parsed|read)/i,
    explain: always(
      'the state is cut off or damaged',
      'restore the previous version: an S3 bucket with versioning keeps it, a local file has a `.backup`',
    ),
  },
  {
    rule: 'lock-held',
    pattern: /Error acquiring the state lock.*Lock Info:.*/i,
    explain: ([text]) => ({
      message: `the state is locked by ${lockField(text, 'Who')} since ${lockField(text, 'Created')}`,
      help:
        'wait for that run, or let msgtopo wait with `--lock-timeout 10m`; if you are sure that it no longer runs, ' +
        `\`terraform force-unlock ${lockField(text, 'ID')}\` in the folder of the stack`,
    }),
  },
  {
    rule: 'stale-plan',
    pattern: /saved plan (?:is stale|does not match the given state)/i,
    explain: always(
      'the plan is out of date: something was applied after it was made',
      'make a new one with `msgtopo plan --out`, and review it',
    ),
  },
  {
    rule: 'remote-execution',
    pattern: /Saving a generated plan is currently not supported/i,
    explain: always(
      'the workspace runs Terraform remotely, so there is no plan file that msgtopo could check',
      'set the execution mode of the workspace to local; the state stays in HCP Terraform',
    ),
  },
  {
    rule: 'expired-credentials',
    pattern:
      /ExpiredToken|RequestExpired|token (?:included in the request )?(?:is|has) expired|SSO session (?:associated with this profile )?has expired|InvalidGrantException|refresh cached SSO token failed/i,
    explain: always('the AWS credentials have expired', 'sign in again, for example with `aws sso login`'),
  },
  {
    rule: 'no-credentials',
    pattern:
      /No valid credential sources? found|no EC2 IMDS role found|failed to get shared config profile|config profile.{0,80}could not be found/i,
    explain: always(
      'there are no AWS credentials',
      'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; `aws sts get-caller-identity` shows which identity they belong to',
    ),
  },
  {
    rule: 'invalid-credentials',
    pattern:
      /InvalidClientTokenId|SignatureDoesNotMatch|AuthFailure|UnrecognizedClientException|InvalidAccessKeyId/,
    explain: always(
      'AWS does not accept the credentials',
      'check AWS_PROFILE or AWS_ACCESS_KEY_ID with `aws sts get-caller-identity`',
    ),
  },
  {
    rule: 'no-api-log-role',
    pattern: /CloudWatch Logs role ARN must be set in account settings/i,
    explain: always(
      'API Gateway has no role for its logs in this account and region',
      'set `accountRole: true` of one `api` in the account, or `accessLogs: false`',
    ),
  },
  {
    rule: 'access-denied',
    pattern: /not authorized to perform:? ([\w:*]+)/i,
    explain: ([, action]) => ({
      message: `the credentials lack the permission \`${action}\``,
      help: 'add it to the role that deploys, or choose another with AWS_PROFILE',
    }),
  },
  {
    rule: 'throttled',
    pattern: /Throttl(?:ing|ed)|Rate exceeded|TooManyRequests|RequestLimitExceeded|SlowDown/i,
    explain: always(
      'AWS still throttled the requests after all retries',
      'run it again with a lower --parallelism, for example 10; what is already done is kept',
    ),
  },
  {
    rule: 'queue-deleted-recently',
    pattern: /QueueDeletedRecently|wait 60 seconds after deleting a queue/i,
    explain: always(
      'a queue of this name was deleted less than a minute ago, and SQS does not create a new one within that minute',
      'run it again in a minute',
    ),
  },
  {
    rule: 'exists-already',
    pattern:
      /QueueAlreadyExists|QueueNameExists|EntityAlreadyExists|BucketAlreadyOwnedByYou|BucketAlreadyExists|ResourceAlreadyExistsException|ResourceConflictException|ResourceInUseException: Table already exists/,
    explain: always(
      'AWS has a resource of this name already, and the state of this stack does not',
      'take it over with `msgtopo import`, give this one another `physicalName`, or check that AWS_PROFILE is for the account that you mean',
    ),
  },
  {
    rule: 'missing-provider',
    pattern:
      /registry.{0,400}(?:no such host|dial tcp|connection refused|timeout|timed out|proxyconnect)|could not connect to registry/i,
    explain: always(
      'the AWS provider cannot be downloaded: the Terraform registry is not reachable',
      'check the network and HTTPS_PROXY, or take the provider from a folder with --provider-mirror or MSGTOPO_PROVIDER_MIRROR',
    ),
  },
  {
    rule: 'missing-provider',
    pattern:
      /Failed to query available provider packages|Failed to install provider|no available releases match|Required plugins are not installed|there is no package for|Inconsistent dependency lock file/i,
    explain: always(
      'no version of the AWS provider fits the versions asked for, the lock file and this machine',
      'look into the mirror for `registry.terraform.io/hashicorp/aws`, or delete `.terraform.lock.hcl` in the folder of the stack',
    ),
  },
  {
    rule: 'no-network',
    pattern:
      /no such host|network is unreachable|connection refused|i\/o timeout|TLS handshake timeout|dial tcp|proxyconnect/i,
    explain: always(
      'AWS or the backend of the state is not reachable',
      'check the network, HTTPS_PROXY, the region, and AWS_ENDPOINT_URL if it is set',
    ),
  },
];
