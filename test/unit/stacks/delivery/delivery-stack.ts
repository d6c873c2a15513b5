import { resolved, type Policy } from '#test/support/iam';
import { resourceAt, synthesizedStacks, type TerraformJson } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

export const DEV = '111111111111';
export const PROD = '222222222222';

/** A topology in two accounts, the pipeline of which stands in `prod`. */
export function yaml(
  more = '',
  connection = `arn:aws:codeconnections:eu-west-1:${PROD}:connection/0a1b`,
): string {
  return `
environments:
  dev: { account: "${DEV}", backend: { type: s3, bucket: states, region: eu-west-1 } }
  prod: { account: "${PROD}", backend: { type: s3, bucket: states, region: eu-west-1 } }
topics: { orders: {}, ops: { encryption: managed-key } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
consumers:
  biller:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: biller.zip } }
    runtime: python3.13
    handler: app.handler
delivery:
  codepipeline:
    repository: my-org/shop
    connection: ${connection}
    environment: prod
    approve: [prod]
    build: [npm ci]
${more}`;
}

export function stackOf(environment: string, text = yaml()): TerraformJson {
  const stacks = synthesizedStacks(topologyOf(text, {}, environment));
  return stacks.get(`shop-${environment}-delivery`)!;
}

export const prod = stackOf('prod');
export const dev = stackOf('dev');

/** Terraform knows the ARN of every role that it makes. */
export function policyOf(stack: TerraformJson, address: string, setting = 'policy'): Policy {
  const text = resourceAt(stack, address)[setting] as string;
  const roles = text.replace(/\$\{aws_iam_role\.([\w-]+)\.arn\}/g, (_, name: string) => roleArn(stack, name));
  return resolved('shop-prod', PROD, roles);
}

export function roleArn(stack: TerraformJson, name: string): string {
  const role = resourceAt(stack, `aws_iam_role.${name}`);
  return `arn:aws:iam::${PROD}:role${String(role['path'])}${String(role['name'])}`;
}
