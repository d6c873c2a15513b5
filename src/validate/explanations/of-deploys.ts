import type { Explanation } from '#base/diagnostics/explanation';
import type { RuleId } from '#base/diagnostics/rule-id';

function trouble(id: RuleId, summary: string, why: string): Explanation {
  return { id, severity: 'error', summary, why, bad: '', good: '' };
}

/** What can go wrong around Terraform. Nothing of it is written in a topology, so there are no examples. */
export const DEPLOY_FINDINGS: readonly Explanation[] = [
  trouble(
    'access-denied',
    'the credentials lack a permission',
    'The deploy role must be able to create, read and change every resource of the topology. `msgtopo ' +
      'permissions` prints its policies.',
  ),
  trouble(
    'backend-changed',
    'the topology names another backend than the state is in',
    'Terraform knows from its state what is deployed. --migrate-state copies the state to the new ' +
      'backend. --reconfigure leaves it where it is, and Terraform would create everything again unless the ' +
      'new backend has a state. ' +
      'https://developer.hashicorp.com/terraform/language/backend',
  ),
  trouble(
    'expired-credentials',
    'the AWS credentials have expired',
    'Session credentials are valid for hours; sign in again. What was deployed before they expired is in ' +
      'the state.',
  ),
  trouble(
    'foreign-files',
    'another file of Terraform is in the output folder',
    'Terraform reads every `.tf` and `.tf.json` file in the folder of a stack, and files of variables. A file that came ' +
      'with a pull request or from a cache could run commands or change what was reviewed. ' +
      'https://developer.hashicorp.com/terraform/language/files',
  ),
  trouble(
    'foreign-plan',
    'a plan file does not match the topology',
    'The metadata beside the plan says which stacks it is for, and what they were. A plan for another ' +
      'environment, or for a topology that has changed since, is not applied.',
  ),
  trouble(
    'invalid-credentials',
    'AWS does not accept the credentials',
    'The access key does not exist, is inactive, or does not belong to the secret key.',
  ),
  trouble(
    'lock-held',
    'another run holds the lock of the state',
    'Two runs at the same time would overwrite what the other has done. --lock-timeout waits until the ' +
      'other ends. ' +
      'https://developer.hashicorp.com/terraform/language/state/locking',
  ),
  trouble(
    'missing-provider',
    'the AWS provider cannot be installed',
    'Terraform downloads it from its registry, or takes it from the folder in --provider-mirror. ' +
      'https://developer.hashicorp.com/terraform/cli/commands/providers/mirror',
  ),
  trouble(
    'newer-state',
    'the state was written by a newer Terraform',
    'An older Terraform cannot read it, and could damage it.',
  ),
  trouble(
    'no-credentials',
    'there are no AWS credentials',
    'msgtopo looks for credentials where every AWS tool looks. ' +
      'https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html',
  ),
  trouble(
    'no-api-log-role',
    'API Gateway has no role for its logs',
    'All APIs of an account in a region share one role. Without it, no stage can have access logs. ' +
      '`accountRole: true` of one API creates it. ' +
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  ),
  trouble(
    'no-network',
    'AWS, or the backend of the state, is not reachable',
    'The host name does not resolve, or nothing answers there.',
  ),
  trouble(
    'no-terraform',
    'there is no Terraform on this machine',
    'msgtopo runs `terraform` or `tofu` from PATH, or the program in --terraform-bin or ' +
      'TERRAFORM_BINARY_NAME.',
  ),
  trouble(
    'old-terraform',
    'Terraform is too old',
    'msgtopo needs 1.5 or later, and 1.10 or later for state in S3, which is locked with a file there.',
  ),
  trouble(
    'queue-deleted-recently',
    'a queue with the same name was deleted less than a minute ago',
    'SQS does not create a queue whose name was in use within the last 60 seconds. ' +
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  ),
  trouble(
    'exists-already',
    'AWS has a resource of this name already, and the state of this stack does not',
    'Terraform creates what its state does not have. The resource belongs to another stack, was made by hand, or the ' +
      'state of an earlier deploy is lost. Take it over with `msgtopo import`, or give the new one another name.',
  ),
  trouble(
    'remote-execution',
    'the workspace runs Terraform remotely',
    'The guard reads the plan before it is applied, and exactly that plan is applied, so Terraform must ' +
      'run on this machine. ' +
      'https://developer.hashicorp.com/terraform/cloud-docs/workspaces/settings#execution-mode',
  ),
  trouble(
    'stale-plan',
    'something was applied after the plan was made',
    'The reviewed plan is no longer what would happen, so Terraform rejects it.',
  ),
  trouble(
    'terraform',
    'Terraform or AWS reports an error',
    'The finding shows the original message, with the element that caused it.',
  ),
  trouble(
    'throttled',
    'AWS has throttled the requests',
    'Each service limits how often you may call it. Use fewer operations at a time, with --parallelism.',
  ),
  trouble(
    'wrong-account',
    'the credentials are for another account than the environment',
    '`account` in an environment is a safeguard: Terraform checks it before it does anything.',
  ),
  trouble(
    'unreadable-plan',
    'a plan cannot be read, so the guard cannot check it',
    'The guard reads what Terraform shows of a plan, in format 1. A plan that is cut off or damaged, one in a newer ' +
      'format, or one with an unknown action might lose messages unnoticed: msgtopo applies nothing of it. ' +
      'https://developer.hashicorp.com/terraform/internals/json-format#format-version',
  ),
  trouble(
    'unreadable-state',
    'a state is lost or cannot be read',
    'Terraform knows what is deployed from its state. With an empty one it would create everything again, beside what ' +
      'exists. So msgtopo stops where the state is cut off or damaged, and where it is empty although something was ' +
      'deployed from here: Terraform keeps the one before it in a file that ends with `.backup`. ' +
      'https://developer.hashicorp.com/terraform/cli/state/recover',
  ),
  trouble(
    'unsaved-state',
    'Terraform could not save the state of the last deploy',
    'The disk was full, or the backend refused it, for example because the credentials had expired. What was created is ' +
      'in that state alone, so msgtopo keeps it in a file and plans nothing until it is saved. ' +
      'https://developer.hashicorp.com/terraform/cli/commands/state/push',
  ),
];
