import type { Secret } from '#model/consumer';
import { composedArn, type StackContext } from '../../context';
import { literal } from '../../text';

/**
 * How a task definition names a secret: by its ARN, and behind that the key of one value in it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function secretReference({ arn, jsonKey }: Secret, context: StackContext): string {
  return `${composedArn(context, arn)}${jsonKey === undefined ? '' : `:${literal(jsonKey)}::`}`;
}
