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
    'The role that deploys needs to create and read everything that the topology is made of.',
  ),
  trouble(
    'backend-changed',
    'the state is kept elsewhere than the topology says now',
    'Terraform knows what is deployed from its state. With --migrate-state it is copied to the new place; with ' +
      '--reconfigure it stays behind, and Terraform would create everything once more unless the new place has a state. ' +
      'https://developer.hashicorp.com/terraform/language/backend',
  ),
  trouble(
    'expired-credentials',
    'the AWS credentials have expired',
    'Credentials of a session last for hours; sign in again. What was deployed before they expired is in the state.',
  ),
  trouble(
    'foreign-plan',
    'a kept plan is for something else than what is here',
    'Beside the plan stands which stacks it is for, and what they were: for another environment, or a topology that has ' +
      'changed since, it is not applied.',
  ),
  trouble(
    'invalid-credentials',
    'AWS does not accept the credentials',
    'The access key does not exist, is switched off, or does not belong to the secret key.',
  ),
  trouble(
    'lock-held',
    'another run works on the same state',
    'Two runs at a time would overwrite what the other has done. --lock-timeout waits for the other to end. ' +
      'https://developer.hashicorp.com/terraform/language/state/locking',
  ),
  trouble(
    'missing-provider',
    'the AWS provider cannot be installed',
    'Terraform takes it from its registry, or from the folder that --provider-mirror names. ' +
      'https://developer.hashicorp.com/terraform/cli/commands/providers/mirror',
  ),
  trouble(
    'newer-state',
    'the state was written by a newer Terraform',
    'An older Terraform cannot read it, and would harm it if it could.',
  ),
  trouble(
    'no-credentials',
    'there are no AWS credentials',
    'They are looked for where every AWS tool looks. ' +
      'https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html',
  ),
  trouble(
    'no-api-log-role',
    'API Gateway has no role for its logs',
    'There is one for all APIs of an account in a region, and without it no stage can have access logs. `accountRole: true` ' +
      'of one API makes it. https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  ),
  trouble(
    'no-network',
    'AWS, or the backend of the state, is not reachable',
    'The name of the service is not known, or nobody answers there.',
  ),
  trouble(
    'no-terraform',
    'there is no Terraform on this machine',
    'msgtopo runs `terraform` or `tofu` from PATH, or what --terraform-bin or TERRAFORM_BINARY_NAME names.',
  ),
  trouble(
    'old-terraform',
    'Terraform is too old',
    '1.5 or later is needed, and 1.10 or later where the state is in S3, since it is locked by a file there.',
  ),
  trouble(
    'queue-deleted-recently',
    'a queue of the same name was deleted less than a minute ago',
    'SQS makes no queue whose name was in use within the last 60 seconds. ' +
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  ),
  trouble(
    'remote-execution',
    'the workspace runs Terraform remotely',
    'The guard reads the plan before it is applied, and the plan that was read is what is applied, so Terraform has ' +
      'to run here. https://developer.hashicorp.com/terraform/cloud-docs/workspaces/settings#execution-mode',
  ),
  trouble(
    'stale-plan',
    'something was applied after the plan was made',
    'What was looked at is no longer what would happen, so Terraform refuses it.',
  ),
  trouble(
    'terraform',
    'Terraform or AWS refuses something',
    'In their own words, at the element that it is about.',
  ),
  trouble(
    'throttled',
    'AWS has refused too many requests at a time',
    'Each service limits how often it is called. Fewer operations at a time, with --parallelism, stay below that.',
  ),
  trouble(
    'wrong-account',
    'the credentials are for another account than the environment',
    '`account` in an environment is a guard: Terraform checks it before it does anything.',
  ),
  trouble(
    'unreadable-plan',
    'a plan cannot be read, so nobody can judge it',
    'The guard reads what Terraform shows of a plan, in format 1. A plan that is cut off or damaged, one in a newer ' +
      'format, or one that does what is not known here might lose messages unseen: nothing of it is applied. ' +
      'https://developer.hashicorp.com/terraform/internals/json-format#format-version',
  ),
  trouble(
    'unreadable-state',
    'a state or the outputs in it cannot be read',
    'Terraform knows what is deployed from its state. A state that is cut off or damaged is neither copied nor left ' +
      'behind: Terraform keeps the one before it in a file that ends with `.backup`. ' +
      'https://developer.hashicorp.com/terraform/cli/state/recover',
  ),
];
