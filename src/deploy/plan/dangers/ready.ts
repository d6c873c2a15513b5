import { child } from '#base/diagnostics/path';
import type { Change, Plan } from '../changes';
import { elementOf } from '../element';
import { block, isLost, isUpdated, type Found } from './danger';

/*
 * What is there before messages come. With less of it, the first messages wait until more has started, and a burst that
 * came through now may not.
 */

interface Ready {
  readonly of: (values: Change['before']) => unknown;
  readonly key: readonly string[];
  /** What the smaller number means, after `would`. */
  readonly words: (planned: number, old: number) => string;
}

const TASKS: Ready['words'] = (planned, old) =>
  planned === 0
    ? `have no task while no message waits, instead of ${old}: the first messages wait until one has started`
    : `have ${planned} tasks at least instead of ${old}: messages wait until more have started`;

const READY: Readonly<Record<string, Ready>> = {
  aws_appautoscaling_target: {
    of: (values) => values['min_capacity'],
    key: ['scaling', 'min'],
    words: TASKS,
  },
  aws_appautoscaling_scheduled_action: {
    of: (values) => block(values['scalable_target_action'])['min_capacity'],
    key: ['scaling', 'schedule'],
    words: TASKS,
  },
  aws_lambda_event_source_mapping: {
    of: (values) => block(values['provisioned_poller_config'])['minimum_pollers'],
    key: ['pollers', 'min'],
    words: (planned, old) =>
      `have ${planned} pollers at least instead of ${old}: messages wait until more have started`,
  },
  aws_ecs_service: {
    // That none needs to run is told by `stop-consumer`.
    of: (values) => values['deployment_minimum_healthy_percent'] || undefined,
    key: ['deployment', 'minHealthyPercent'],
    words: (planned, old) =>
      `keep ${planned} % of its tasks in a deploy instead of ${old} %: more messages would wait meanwhile`,
  },
};

/** A number, also one that AWS takes as a text. */
function amount(value: unknown): number {
  return value === undefined || value === null || value === '' ? NaN : Number(value);
}

/** How many tasks a service keeps without its schedule. */
function unscheduled({ element }: Change, { resources }: Plan): number {
  const service = elementOf(element.name);
  const target = resources.find(
    (one) => one.type === 'aws_appautoscaling_target' && one.element.name === service && !isLost(one),
  );
  return amount(target?.after['min_capacity']);
}

/** A consumer that stays, and of which less is there before messages come. */
export function lessReady(change: Change, plan: Plan): Found | undefined {
  const { type, element, action, before, after } = change;
  const ready = READY[type];
  const isEnd = type === 'aws_appautoscaling_scheduled_action' && action === 'destroy';
  if (!ready || (!isUpdated(change) && !isEnd)) return undefined;
  const old = amount(ready.of(before));
  const planned = isEnd ? unscheduled(change, plan) : amount(ready.of(after));
  if (!(planned < old)) return undefined;
  return {
    message: `${element.label} would ${ready.words(planned, old)}`,
    safeWay: 'make sure that messages may wait for so long',
    path: child(element.path, ...ready.key),
  };
}
