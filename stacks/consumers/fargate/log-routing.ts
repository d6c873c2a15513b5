import type { LogRouter } from '#model/fargate';
import type { StackContext } from '../../context';
import { literal } from '../../text';
import { secretReference } from './secret-reference';

/** What a container that routes logs has beside what all have. */
export function routerSettings({ type, config }: LogRouter) {
  const file =
    config === undefined ? {} : { 'config-file-type': 'file', 'config-file-value': literal(config) };
  return { firelensConfiguration: { type, options: { 'enable-ecs-log-metadata': 'true', ...file } } };
}

/** The log of a container that goes through the router. */
export function routedLog({ options, secrets }: LogRouter, context: StackContext) {
  const secretOptions = Object.entries(secrets).map(([name, secret]) => ({
    name,
    valueFrom: secretReference(secret, context),
  }));
  return {
    logDriver: 'awsfirelens',
    options: Object.fromEntries(
      Object.entries(options).map(([name, value]) => [literal(name), literal(value)]),
    ),
    ...(secretOptions.length > 0 ? { secretOptions } : {}),
  };
}
