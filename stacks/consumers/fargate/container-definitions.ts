import { parseEcrImage } from '#base/aws/images';
import { addressOf } from '#model/address';
import { copilotVariables } from '#model/copilot';
import type { Container, Fargate } from '#model/fargate';
import type { JsonObject } from '#base/util/json';
import { canonical, type Json } from '#base/util/json';
import { byCodeUnit } from '#base/util/text';
import type { StackContext } from '../../context';
import { literal, literalAll, reference } from '../../text';
import { routedLog, routerSettings } from './log-routing';
import { secretReference } from './secret-reference';
import { injectedValues, linkedValues, writtenValues } from '../../variables';
import { startSettings } from './start-settings';

/** What may wait to be written, so that a container never stands still because of its log. */
const LOG_BUFFER = '25m';

interface Variable {
  readonly name: string;
  readonly value: string;
}

function variables(values: Readonly<Record<string, string>>): Variable[] {
  const entries = Object.entries(values).map(([name, value]) => ({ name, value }));
  return entries.sort((a, b) => byCodeUnit(a.name, b.name));
}

/** A volume of its own for each folder that can be written. */
export function scratchVolume(container: Container, folder: string): string {
  return `${container.name}${folder.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

/** The image as named, or what the tag names when Terraform plans. */
function imageOf(container: Container, fargate: Fargate): string {
  const isPinned = fargate.pinDigest && container === fargate.container;
  if (!isPinned || !parseEcrImage(container.image)?.tag) return literal(container.image);
  const repository = literal(container.image.replace(/:[\w.-]+$/, ''));
  return `${repository}@${reference(addressOf(fargate, 'image'), 'image_digest')}`;
}

function mountsOf(container: Container, fargate: Fargate) {
  const scratch = container.writable.map((folder) => ({
    sourceVolume: scratchVolume(container, folder),
    containerPath: literal(folder),
    readOnly: false,
  }));
  if (container !== fargate.container) return scratch;
  const mounted = fargate.volumes.map(({ name, path, readOnly }) => ({
    sourceVolume: name,
    containerPath: literal(path),
    readOnly,
  }));
  return [...scratch, ...mounted];
}

function logConfiguration(container: Container, fargate: Fargate, context: StackContext) {
  const { topology } = context;
  const { logRouter } = fargate;
  if (logRouter && container.name !== logRouter.sidecar) return routedLog(logRouter, context);
  const prefix = container === fargate.container ? fargate.logStreamPrefix : container.name;
  return {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': literal(fargate.logGroup),
      'awslogs-region': topology.region,
      'awslogs-stream-prefix': literal(prefix),
      mode: 'non-blocking',
      'max-buffer-size': LOG_BUFFER,
    },
  };
}

function definition(container: Container, fargate: Fargate, context: StackContext) {
  const { name, command, entryPoint, healthCheck, secrets } = container;
  const isMain = container === fargate.container;
  const injected = isMain ? injectedValues(context, fargate) : {};
  const copilot = isMain ? linkedValues(context, copilotVariables(fargate, context.topology)) : {};
  const mountPoints = mountsOf(container, fargate);
  return {
    name,
    image: imageOf(container, fargate),
    essential: container.essential,
    ...(command ? { command: literalAll(command) } : {}),
    ...(entryPoint ? { entryPoint: literalAll(entryPoint) } : {}),
    environment: variables({ ...copilot, ...writtenValues(context, container), ...injected }),
    secrets: Object.entries(secrets).map(([variable, secret]) => ({
      name: variable,
      valueFrom: secretReference(secret, context),
    })),
    ...startSettings(container),
    ...(healthCheck ? { healthCheck: { ...healthCheck, command: literalAll(healthCheck.command) } } : {}),
    ...(mountPoints.length > 0 ? { mountPoints } : {}),
    user: container.user,
    readonlyRootFilesystem: container.readonlyRootFilesystem,
    privileged: false,
    stopTimeout: fargate.stopTimeout,
    // The agent of `execute-command` leaves processes behind that somebody must clean up.
    ...(fargate.exec ? { linuxParameters: { initProcessEnabled: true } } : {}),
    ...(container.name === fargate.logRouter?.sidecar ? routerSettings(fargate.logRouter) : {}),
    logConfiguration: logConfiguration(container, fargate, context),
  };
}

/** As JSON text that scanners can read; the user's own settings lie over the main container. */
export function containerDefinitions(fargate: Fargate, context: StackContext): string {
  const main = definition(fargate.container, fargate, context);
  const own = JSON.parse(literal(JSON.stringify(fargate.override.container))) as JsonObject;
  const sidecars = fargate.sidecars.map((sidecar) => definition(sidecar, fargate, context));
  return JSON.stringify(canonical([{ ...main, ...own }, ...sidecars] as unknown as Json));
}
