import type { AlarmRule } from '#drill/engine/cloudwatch/alarm-state';
import type { MetricName, Metrics } from '#drill/engine/cloudwatch/metrics';
import { sqsMetric } from '#drill/engine/cloudwatch/publish';
import type { Controller, View } from '#drill/engine/play';
import { autoScaling } from '#drill/engine/terraform/controller';
import type { MetricStat, Query } from '#drill/engine/terraform/query';
import type { ScalingDesign } from '#drill/engine/terraform/read';
import { FIVE_MINUTES, writtenDesign } from '#test/support/scaling/design';
import { QUEUE } from '#test/support/scaling/scenario';
import type { Scenario } from '#test/support/laboratory/scenario';

/*
 * How others scale a service by a queue, for the same target: five minutes, 250 ms for a message, at most 60 tasks. Each
 * is as its page or its source describes it by default.
 */

export type MakeController = (metrics: Metrics, scenario: Scenario) => Controller;

const TARGET = 300;
const PROCESSING = 0.25;
/** Messages that one task can process in time. */
const BACKLOG = TARGET / PROCESSING;
const MOST = 60;

const PLACE = { cluster: 'shop', service: 'worker' } as const;

const minutely = (metric: MetricName, stat: string, period = 1): MetricStat => ({ ...metric, stat, period });
const visible = (period: number) => minutely(sqsMetric(QUEUE, 'waiting'), 'Maximum', period);

const running = minutely(
  {
    namespace: 'ECS/ContainerInsights',
    name: 'RunningTaskCount',
    dimensions: { ClusterName: PLACE.cluster, ServiceName: PLACE.service },
  },
  'Average',
);

function design(min: number, parts: Pick<ScalingDesign, 'tracked' | 'steps'>): ScalingDesign {
  return { bounds: { min, max: MOST }, initial: min, ...PLACE, schedule: [], ...parts };
}

function tracking(query: Query, cooldowns: { readonly out: number; readonly in: number }) {
  return {
    query,
    tracking: {
      target: BACKLOG,
      scaleOutCooldown: cooldowns.out,
      scaleInCooldown: cooldowns.in,
      disableScaleIn: false,
    },
  };
}

/** https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html */
function awsRecipe(): MakeController {
  const query = {
    metrics: { m1: visible(1), m2: running },
    expressions: { e1: 'm1 / m2' },
    returns: 'e1',
  };
  // Nothing divided by nothing wakes no task, so there is one at least.
  return autoScaling(design(1, { tracked: [tracking(query, { out: 300, in: 300 })], steps: [] }));
}

const QUEUE_DELAY: MetricName = { namespace: 'Copilot', name: 'BacklogPerTask', dimensions: {} };

/** A function publishes the backlog of each task: https://aws.github.io/copilot-cli/docs/manifest/worker-service/#count-queue-delay */
function copilot(metrics: Metrics, scenario: Scenario): Controller {
  const query = { metrics: { m: minutely(QUEUE_DELAY, 'Average') }, expressions: {}, returns: 'm' };
  const scaling = design(0, { tracked: [tracking(query, { out: 60, in: 120 })], steps: [] });
  return {
    ...autoScaling(scaling)(metrics, scenario),
    publish(minute: number, { workers, queues }: View) {
      const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
      metrics.record(QUEUE_DELAY, minute, Math.ceil(waiting / Math.max(1, workers.count)));
    },
  };
}

/** https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs_patterns.QueueProcessingFargateService.html */
function cdk(): MakeController {
  const rule = (comparison: string, threshold: number): AlarmRule => ({
    comparison,
    threshold,
    period: 5,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    missingData: 'missing',
  });
  const query = { metrics: { m: visible(5) }, expressions: {}, returns: 'm' };
  const scaling = (steps: ScalingDesign['steps'][number]['scaling']['steps']) => ({
    adjustmentType: 'ChangeInCapacity',
    aggregation: 'Maximum',
    minimum: 0,
    cooldown: 300,
    steps,
  });
  const more = scaling([
    { lower: 0, upper: 400, adjustment: 1 },
    { lower: 400, upper: undefined, adjustment: 5 },
  ]);
  const fewer = scaling([{ lower: undefined, upper: 0, adjustment: -1 }]);
  return autoScaling(
    design(1, {
      tracked: [],
      steps: [
        { alarm: rule('GreaterThanOrEqualToThreshold', 100), query, scaling: more },
        { alarm: rule('LessThanOrEqualToThreshold', 0), query, scaling: fewer },
      ],
    }),
  );
}

/** Seconds that the autoscaler of Kubernetes waits before it ends what it may need, and that KEDA waits before zero. */
const STABLE = 300;
const SYNC = 15;

/** It asks SQS itself: https://keda.sh/docs/latest/scalers/aws-sqs/ */
function keda(): Controller {
  const asked: { readonly at: number; readonly need: number }[] = [];
  return {
    ...PLACE,
    initial: 0,
    every: SYNC,
    decide({ now, workers: { desired }, queues }) {
      const messages = queues.reduce((sum, { waiting, inFlight }) => sum + waiting + inFlight, 0);
      const need = Math.min(MOST, Math.ceil(messages / BACKLOG));
      asked.push({ at: now, need });
      while (asked[0]!.at < now - STABLE) asked.shift();
      const stable = Math.max(...asked.map((one) => one.need));
      if (desired === 0) return Math.min(need, 1);
      const quickest = Math.max(2 * desired, desired + 4);
      return need > desired ? Math.min(need, quickest) : Math.min(desired, stable);
    },
  };
}

export const CONTROLLERS: Readonly<Record<string, MakeController>> = {
  msgtopo: autoScaling(writtenDesign(`{ min: 0, ${FIVE_MINUTES} }`)),
  'recipe of AWS': awsRecipe(),
  'Copilot, queue_delay': copilot,
  'CDK, QueueProcessingFargateService': cdk(),
  KEDA: keda,
};
