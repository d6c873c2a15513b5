import type { Minute } from '../result';
import type { Scenario } from '../scenario';
import type { Queue } from '../service/queue';
import type { Controller, View } from '../simulate';
import { metricKey, NO_POINT } from './metrics';

/**
 * CloudWatch hears of a queue while it is active: for six hours after anybody used it, and again up to a quarter of an
 * hour after somebody does.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html
 */
const ACTIVE = { hours: 6 * 3600, comesBack: 15 * 60 } as const;

const SQS = 'AWS/SQS';
const INSIGHTS = 'ECS/ContainerInsights';

/** When each queue was last heard of, and from when on it is heard of again. */
const silences = new WeakMap<Queue, { lastUsed: number; silentUntil: number }>();

function isSilent(queue: Queue, idleBefore: number, now: number): boolean {
  const known = silences.get(queue) ?? { lastUsed: -idleBefore, silentUntil: 0 };
  silences.set(queue, known);
  if (queue.lastUsed > known.lastUsed) {
    if (queue.lastUsed - known.lastUsed > ACTIVE.hours) known.silentUntil = queue.lastUsed + ACTIVE.comesBack;
    known.lastUsed = queue.lastUsed;
  }
  return now < known.silentUntil || now - known.lastUsed > ACTIVE.hours;
}

/** Publishes what SQS and Container Insights say of a minute that has ended. */
export function recordMinute(
  minute: number,
  { now, queues, service, metrics }: View,
  { cluster, service: serviceName }: Controller,
  { queues: loads, reporting }: Scenario,
): Minute {
  const optional = (value: number) => (value === 0 && !reporting.zeros ? NO_POINT : value);
  for (const [index, queue] of queues.entries()) {
    const { sent, received, deleted } = queue.endMinute();
    const silent = isSilent(queue, loads[index]!.idleBefore, now);
    const record = (name: string, value: number) => {
      const key = metricKey({ namespace: SQS, name, dimensions: { QueueName: queue.settings.name } });
      metrics.record(key, SQS, minute, silent ? NO_POINT : value);
    };
    record('ApproximateNumberOfMessagesVisible', queue.waiting);
    record('ApproximateNumberOfMessagesNotVisible', optional(queue.inFlight));
    record('NumberOfMessagesSent', optional(sent));
    record('NumberOfMessagesReceived', optional(received));
    record('NumberOfMessagesDeleted', optional(deleted));
  }
  const running = service.runningAt(now);
  const dimensions = { ClusterName: cluster, ServiceName: serviceName };
  const isQuiet = service.desired === 0 && running === 0 && !reporting.noTasks;
  const recordTasks = (name: string, value: number) => {
    const key = metricKey({ namespace: INSIGHTS, name, dimensions });
    metrics.record(key, INSIGHTS, minute, isQuiet ? NO_POINT : value);
  };
  recordTasks('RunningTaskCount', running);
  recordTasks('DesiredTaskCount', service.desired);
  const sum = (of: (queue: Queue) => number) => queues.reduce((total, queue) => total + of(queue), 0);
  return {
    waiting: sum(({ waiting }) => waiting),
    inFlight: sum(({ inFlight }) => inFlight),
    desired: service.desired,
    running,
  };
}
