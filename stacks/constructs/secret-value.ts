import { addressOf } from '#model/address';
import type { Secret } from '#model/consumer';
import { nameResource } from '../address';
import { DataAwsSecretsmanagerSecretVersion, DataAwsSsmParameter, type Construct } from '../cdktf';
import { composedArn, type StackContext } from '../context';
import { expression, insideQuotes, literal, reference } from '../text';

/** Names stand behind the sort of resource; an ARN of another account is taken as it is. */
function idOf({ arn, byName }: Secret, context: StackContext): string {
  if (!byName) return composedArn(context, arn);
  const [, parameter, secret] = /^(?:parameter(.*)|secret:(.*))$/s.exec(arn.resource) ?? [];
  return literal(parameter ?? secret ?? '');
}

/** What a parameter or secret holds, read by Terraform when it plans. The state holds it as well. */
export function secretValue(
  scope: Construct,
  { name, secret }: { readonly name: string; readonly secret: Secret },
  context: StackContext,
): string {
  const id = idOf(secret, context);
  if (secret.kind === 'ssm') {
    nameResource(new DataAwsSsmParameter(scope, 'found-parameter', { name: id }), name);
    return reference(addressOf(name, 'found-parameter'), 'value');
  }
  nameResource(new DataAwsSecretsmanagerSecretVersion(scope, 'found-secret', { secretId: id }), name);
  const address = addressOf(name, 'found-secret');
  if (secret.jsonKey === undefined) return reference(address, 'secret_string');
  return expression(`jsondecode(${address}.secret_string)["${insideQuotes(secret.jsonKey)}"]`);
}
