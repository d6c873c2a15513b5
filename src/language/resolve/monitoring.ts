import { parseArn } from '#base/aws/arns';
import { LOG_RETENTION_DAYS } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { MonitoringFile } from '../schema/topology-file';
import { toSeconds } from '#base/util/units';
import type { OwnedTopic, Queue, Topic, Topology } from '#model/topology';
import type { Monitoring, Notify } from '#model/oversight';
import type { Draft } from './draft';
import { resolveEncryption } from './encryption';
import { inOrder, plainService } from './others';
import { dangling, fail, resolveNames, type Scope } from './scope';

const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** Lets a service publish where it has to: policy and key follow from who publishes. */
function admit(topic: Topic, service: string): void {
  if (!topic.owned) return;
  const { publishers } = topic;
  const services = inOrder([...publishers.services, plainService(service)]);
  if (services.length === publishers.services.length) return;
  (topic as Draft<OwnedTopic>).publishers = { ...publishers, services };
}

interface Teller {
  readonly topics: ReadonlyMap<string, Topic>;
  /** Who has something to tell. */
  readonly service: string;
}

/** Who hears of something: a topic of the file, an ARN, or an e-mail address. */
export function notifyOf(
  scope: Scope,
  written: string,
  path: Path,
  { topics, service }: Teller,
): Notify | undefined {
  if (written.includes('@')) return { kind: 'email', address: written };
  if (written.startsWith('arn:')) {
    if (parseArn(written)?.service === 'sns') return { kind: 'arn', arn: written };
    const message = `\`${written}\` is not the ARN of a topic`;
    return fail(scope, { rule: 'wrong-value', message, path });
  }
  const topic = topics.get(written);
  if (!topic) return dangling(scope, 'topic', written, path, topics.keys());
  if (topic.fifo) {
    const message = `${service} cannot publish to \`${written}\`, which is FIFO`;
    return fail(scope, { rule: 'wrong-value', message, path, help: 'name a standard topic' });
  }
  return { kind: 'topic', topic };
}

/** The same for a service that publishes by itself, and not by a role. */
export function resolveNotify(scope: Scope, written: string, path: Path, teller: Teller): Notify | undefined {
  const notify = notifyOf(scope, written, path, teller);
  if (notify?.kind === 'topic') admit(notify.topic, teller.service);
  return notify;
}

const NO_ALARMS: Monitoring['alarms'] = {
  deadLetters: false,
  oldestMessage: false,
  failedDeliveries: false,
  unreadableMessages: false,
  consumerErrors: false,
  tooFewTasks: false,
  fairQueues: [],
};

/** A FIFO queue is never fair: it gives out the messages of a group one after the other. */
function resolveFairQueues(
  scope: Scope,
  written: readonly string[],
  queues: ReadonlyMap<string, Queue>,
): readonly string[] {
  const path = ['monitoring', 'alarms', 'fairQueues'];
  const help = 'take it off the list';
  return resolveNames(scope, 'queue', written, path, queues).map((queue) => {
    const at = child(path, written.indexOf(queue.name));
    const found = { rule: 'wrong-value', path: at, help } as const;
    if (!queue.owned)
      fail(scope, { ...found, message: `\`${queue.name}\` belongs to somebody else, who makes its alarms` });
    else if (queue.fifo)
      fail(scope, { ...found, message: `\`${queue.name}\` is FIFO, and only standard queues are fair` });
    return queue.name;
  });
}

function alarmsOf(
  scope: Scope,
  written: MonitoringFile['alarms'],
  queues: ReadonlyMap<string, Queue>,
): Monitoring['alarms'] {
  if (written === false) return NO_ALARMS;
  const {
    deadLetters = true,
    oldestMessage,
    failedDeliveries = true,
    unreadableMessages = true,
    consumerErrors = true,
    tooFewTasks = true,
    fairQueues = [],
  } = written ?? {};
  const seconds =
    oldestMessage === false || oldestMessage === undefined ? oldestMessage : toSeconds(oldestMessage);
  return {
    deadLetters,
    oldestMessage: seconds,
    failedDeliveries,
    unreadableMessages,
    consumerErrors,
    tooFewTasks,
    fairQueues: resolveFairQueues(scope, fairQueues, queues),
  };
}

export function resolveMonitoring(
  scope: Scope,
  topics: ReadonlyMap<string, Topic>,
  queues: ReadonlyMap<string, Queue>,
): Monitoring | undefined {
  const { monitoring: written } = scope.file;
  if (!written) return undefined;
  const path = ['monitoring'];
  const notify =
    written.notify === undefined
      ? undefined
      : resolveNotify(scope, written.notify, child(path, 'notify'), { topics, service: CLOUDWATCH });
  return { path, notify, alarms: alarmsOf(scope, written.alarms, queues), dashboard: written.dashboard };
}

export function resolveLogs({ file: { monitoring } }: Scope): Topology['logs'] {
  return {
    retentionDays: LOG_RETENTION_DAYS[monitoring?.logRetention ?? '1y'],
    encryption: resolveEncryption(monitoring?.logEncryption ?? 'aws'),
  };
}
