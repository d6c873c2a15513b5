import { list, plural } from '#base/util/text';
import { formatSeconds } from '#base/util/units';
import type { EventSource, FoundProgram } from './found';

/* What each kind of program is for queues and topics, whichever source tells of it. */

const USES_NOTHING = { details: [], sources: [], asks: false, targets: [], variables: {}, role: undefined };

/** The name of a function in its ARN, or without the version or alias that a mapping may name. */
export function functionNameIn(text: string): string {
  return text.startsWith('arn:') ? (text.split(':')[6] ?? text) : text.split(':')[0]!;
}

export function functionFrom({
  timeout,
  ...found
}: Pick<FoundProgram, 'name' | 'sources' | 'variables' | 'role' | 'managed'> & {
  /** In seconds. */
  readonly timeout: number | undefined;
}): FoundProgram {
  const details = timeout === undefined ? [] : [`timeout ${formatSeconds(timeout)}`];
  return { ...USES_NOTHING, kind: 'Lambda function', details, ...found };
}

/** The name of a cluster that is given by its ARN, or by its name. */
export function clusterNameIn(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

/** It asks for messages itself. */
export function serviceFrom({
  cluster,
  count,
  scaling = [],
  ...found
}: Pick<FoundProgram, 'name' | 'variables' | 'role' | 'managed'> & {
  readonly cluster?: string | undefined;
  readonly count: number;
  /** For people. */
  readonly scaling?: readonly string[];
}): FoundProgram {
  const details = [
    ...(cluster === undefined ? [] : [`cluster ${clusterNameIn(cluster)}`]),
    plural(count, 'task'),
    ...scaling,
  ];
  return { ...USES_NOTHING, kind: 'ECS service', details, asks: true, ...found };
}

interface FoundPipe {
  readonly name: string;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly isStopped: boolean;
}

export function pipeFrom({ name, source, target, isStopped }: FoundPipe): FoundProgram {
  const reading = (queue: string): EventSource => ({
    queue,
    settings: isStopped ? ['stopped'] : [],
    enabled: !isStopped,
  });
  return {
    ...USES_NOTHING,
    kind: 'pipe',
    name,
    details: target === undefined ? [] : [`to ${target}`],
    sources: source === undefined ? [] : [reading(source)],
    targets: target === undefined ? [] : [target],
  };
}

export function stateMachineFrom(found: Pick<FoundProgram, 'name' | 'role'>): FoundProgram {
  return { ...USES_NOTHING, kind: 'state machine', ...found };
}

interface FoundClock {
  readonly name: string;
  readonly isDisabled: boolean;
  readonly targets: readonly string[];
}

/** `default` is the name of the bus and of the group that everybody has. */
function elsewhere(word: string, name: string | undefined): string[] {
  return name === undefined || name === 'default' ? [] : [`${word} ${name}`];
}

function stopped(isDisabled: boolean): string[] {
  return isDisabled ? ['disabled'] : [];
}

/** It sends what EventBridge hears, or on a schedule. */
export function ruleFrom({
  name,
  bus,
  schedule,
  isDisabled,
  targets,
}: FoundClock & { readonly bus: string | undefined; readonly schedule: string | undefined }): FoundProgram {
  const details = [...elsewhere('bus', bus), ...(schedule ? [schedule] : []), ...stopped(isDisabled)];
  return { ...USES_NOTHING, kind: 'EventBridge rule', name, details, targets };
}

export function scheduleFrom({
  name,
  group,
  isDisabled,
  targets,
}: FoundClock & { readonly group: string | undefined }): FoundProgram {
  const details = [...elsewhere('group', group), ...stopped(isDisabled)];
  return { ...USES_NOTHING, kind: 'EventBridge schedule', name, details, targets };
}

interface FoundNotification {
  /** The ARN of a topic or queue. */
  readonly target: string;
  readonly events: readonly string[];
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
}

/** `ObjectCreated:* of in/….csv` */
function notificationWords({ events, prefix = '', suffix = '' }: FoundNotification): string {
  const names = list(events.map((event) => event.replace(/^s3:/, '')));
  return prefix + suffix === '' ? names : `${names} of ${prefix}…${suffix}`;
}

/** It tells what becomes of its objects. */
export function bucketFrom({
  name,
  notifications,
}: {
  readonly name: string;
  readonly notifications: readonly FoundNotification[];
}): FoundProgram {
  const details = [...new Set(notifications.map(notificationWords))];
  const targets = notifications.map(({ target }) => target);
  return { ...USES_NOTHING, kind: 'S3 bucket', name, details, targets };
}
