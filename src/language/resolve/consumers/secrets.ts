import { parseArn } from '#base/aws/arns';
import { byCodeUnit } from '#base/util/text';
import type { Secret, Secrets } from '#model/consumer';
import type { LambdaFile } from '../../schema/consumer/lambda';
import { arnHere, type Scope } from '../scope';

type WrittenSecrets = NonNullable<LambdaFile['secrets']>;

/** `orders/db:url`, or as Copilot writes it `orders/db:url::`, after a name or an ARN, whose parts have other colons. */
const JSON_KEY = /^((?:arn:(?:[^:]*:){5})?[^:]+):([^:]+)(?:::)?$/;

/** One that is written as a name is here, in the account and region of the topology. */
export function resolveSecret(scope: Scope, written: WrittenSecrets[string]): Secret {
  const { kmsKey } = written;
  const [kind, whole] =
    'ssm' in written
      ? (['ssm', written.ssm] as const)
      : (['secretsManager', written.secretsManager] as const);
  const [, text = whole, jsonKey] = kind === 'ssm' ? [] : (JSON_KEY.exec(whole) ?? []);
  const arn = parseArn(text);
  if (arn) return { kind, arn, byName: false, jsonKey, kmsKey };
  const [service, resource] =
    kind === 'ssm' ? ['ssm', `parameter/${text.replace(/^\//, '')}`] : ['secretsmanager', `secret:${text}`];
  return { kind, arn: arnHere(scope, service, resource), byName: true, jsonKey, kmsKey };
}

/** What it is called in AWS. */
export function secretWords({ kind, arn, jsonKey }: Secret): string {
  const name = arn.resource.replace(/^secret:/, '').replace(/^parameter\/?/, '/');
  const key = jsonKey === undefined ? '' : `:${jsonKey}`;
  return kind === 'ssm' ? `parameter ${name}` : `secret ${name}${key}`;
}

export function resolveSecrets(scope: Scope, written: WrittenSecrets = {}): Secrets {
  const entries = Object.entries(written).sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([name, secret]) => [name, resolveSecret(scope, secret)]));
}
