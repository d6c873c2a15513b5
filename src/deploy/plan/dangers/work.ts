import { child } from '#base/diagnostics/path';
import type { Change, Plan } from '../changes';
import { elementOf } from '../element';
import { isSame } from '../same';
import { block, isLost, isUpdated, text, type Circumstances, type Danger, type Found } from './danger';
import { scalesLater } from './scaling-goal';
import { lessTime, lessToWorkWith } from './sizes';
import { lessTimeToEnd } from './containers';
import { lessReady } from './ready';
import { insightsEnd, madeAnew, noneHealthy } from './services';
import { isSwitchedOff } from './switches';

const SAFE_WAY = 'make sure that its queue may wait, and shorter than its retention';

/** How much work a resource lets be done at once, and by which key of the file. */
interface Capacity {
  readonly of: (values: Change['before']) => number;
  readonly key: readonly string[];
  readonly what: string;
}

/** A number that is not set, or is negative, is no limit. */
function limit(value: unknown): number {
  const set = value === null || value === undefined || value === '' ? -1 : Number(value);
  return set < 0 ? Infinity : set;
}

const CAPACITIES: Readonly<Record<string, Capacity>> = {
  aws_ecs_service: { of: (values) => limit(values['desired_count']), key: ['count'], what: 'tasks' },
  aws_appautoscaling_target: {
    of: (values) => limit(values['max_capacity']),
    key: ['scaling', 'max'],
    what: 'tasks',
  },
  aws_appautoscaling_scheduled_action: {
    of: (values) => limit(block(values['scalable_target_action'])['max_capacity']),
    key: ['scaling', 'schedule'],
    what: 'tasks',
  },
  aws_lambda_function: {
    of: (values) => limit(values['reserved_concurrent_executions']),
    key: ['reservedConcurrency'],
    what: 'executions',
  },
  aws_lambda_event_source_mapping: {
    of: (values) =>
      Math.min(
        limit(block(values['scaling_config'])['maximum_concurrency']),
        limit(block(values['provisioned_poller_config'])['maximum_pollers']),
      ),
    key: ['maxConcurrency'],
    what: 'executions',
  },
};

/** The capacity that a scheduled action takes the place of. */
function formerCapacity(change: Change, { resources }: Plan): number | undefined {
  const service = elementOf(change.element.name);
  const target = resources.find(
    ({ type, element }) => type === 'aws_appautoscaling_target' && element.name === service,
  );
  // Of a consumer that is new nobody loses anything.
  return target === undefined || target.action === 'create'
    ? undefined
    : limit(target.before['max_capacity']);
}

interface Amounts {
  readonly old: number;
  readonly planned: number;
}

function amountsOf(change: Change, plan: Plan): Amounts | undefined {
  const capacity = CAPACITIES[change.type];
  if (!capacity) return undefined;
  const planned = capacity.of(change.after);
  if (isUpdated(change)) return { old: capacity.of(change.before), planned };
  const isAction = change.type === 'aws_appautoscaling_scheduled_action' && change.action === 'create';
  const old = isAction ? formerCapacity(change, plan) : undefined;
  return old === undefined ? undefined : { old, planned };
}

function noneLeft(change: Change, { plan }: Circumstances): Found | undefined {
  const amounts = amountsOf(change, plan);
  const { key, what } = CAPACITIES[change.type] ?? {};
  if (!amounts || !key || amounts.planned > 0 || amounts.old === 0) return undefined;
  const when = change.type === 'aws_appautoscaling_scheduled_action' ? ' at the times of its schedule' : '';
  return {
    message: `${change.element.label} would have no ${what}${when}: messages would wait without a consumer, and expire`,
    safeWay: SAFE_WAY,
    path: child(change.element.path, ...key),
  };
}

function switchedOff({ type, element, before, after }: Change): Found | undefined {
  if (!isSwitchedOff(type, after) || isSwitchedOff(type, before)) return undefined;
  return {
    message: `${element.label} would be switched off: messages would wait without a consumer, and expire`,
    safeWay: SAFE_WAY,
  };
}

function otherHandler(
  { type, element, before, after }: Change,
  { hasHandler }: Circumstances,
): Found | undefined {
  const [old, planned] = [text(before['handler']), text(after['handler'])];
  if (type !== 'aws_lambda_function' || planned === '' || old === planned) return undefined;
  const found = hasHandler?.(element.name, planned);
  if (found === true) return undefined;
  const what = found === false ? 'is not in its code' : 'may not be in its code';
  return {
    message: `${element.label} would call \`${planned}\`, which ${what}: it would fail on every message`,
    safeWay: 'make sure that the code has this handler',
    path: child(element.path, 'handler'),
  };
}

/** Other times of a schedule that leaves no task at some of them: nobody can tell when tasks come back. */
function otherTimes(change: Change, { resources }: Plan): Found | undefined {
  const { type, element, action, before, after } = change;
  if (type !== 'aws_appautoscaling_scheduled_action') return undefined;
  const isMoved =
    isUpdated(change) && ['schedule', 'timezone'].some((name) => !isSame(before[name], after[name]));
  if (!isMoved && action !== 'destroy') return undefined;
  const service = elementOf(element.name);
  const ofService = resources.filter((one) => elementOf(one.element.name) === service && !isLost(one));
  const isKept = ofService.some((one) => one.type === 'aws_appautoscaling_target');
  const isEmptyAtTimes = ofService.some((one) => one.type === type && CAPACITIES[type]!.of(one.after) === 0);
  if (!isKept || !isEmptyAtTimes) return undefined;
  return {
    message: `${element.label} would ${action === 'destroy' ? 'no longer be there' : 'run at other times'}, and another part of the schedule leaves no tasks: messages may wait without a consumer, and expire`,
    safeWay: SAFE_WAY,
    path: child(element.path, 'scaling', 'schedule'),
  };
}

export const stopConsumer: Danger = {
  id: 'stop-consumer',
  degree: 'cuts',
  summary: 'a consumer would process no messages, at times or at all',
  why: 'Messages wait, and SQS deletes them when their retention period ends. Nobody gets an error.',
  find(change, circumstances) {
    const none = noneLeft(change, circumstances);
    if (none) return none;
    const moved = otherTimes(change, circumstances.plan);
    if (moved || !isUpdated(change)) return moved ?? madeAnew(change);
    return (
      switchedOff(change) ?? noneHealthy(change) ?? otherHandler(change, circumstances) ?? lessTime(change)
    );
  },
};

/** A service that no longer scales has as many tasks as the file says. */
function scalingEnds(change: Change, { resources }: Plan): Found | undefined {
  if (change.type !== 'aws_appautoscaling_target' || change.action !== 'destroy') return undefined;
  const service = resources.find(
    ({ type, element }) => type === 'aws_ecs_service' && element.name === change.element.name,
  );
  if (!service || service.action === 'destroy') return undefined;
  const [old, planned] = [limit(change.before['max_capacity']), limit(service.after['desired_count'])];
  return planned < old ? slower(change, { old, planned }) : undefined;
}

function amountWords(amount: number, what: string): string {
  return amount === Infinity ? `any number of ${what}` : `${amount} ${what}`;
}

function slower({ type, element }: Change, { old, planned }: Amounts): Found {
  const { key, what } = CAPACITIES[type]!;
  return {
    message: `${element.label} would have at most ${amountWords(planned, what)} instead of ${amountWords(old, what)}: more messages would wait`,
    safeWay: 'make sure that these are enough for the busiest hour',
    path: child(element.path, ...key),
  };
}

export const slowConsumer: Danger = {
  id: 'slow-consumer',
  degree: 'delays',
  summary: 'a consumer would process fewer messages at once, or get its tasks later',
  why: 'The queue grows if the rest is not enough, and what waits longer than the retention period is lost.',
  find(change, { plan }) {
    const { old, planned } = amountsOf(change, plan) ?? { old: Infinity, planned: Infinity };
    if (planned < old) return planned > 0 ? slower(change, { old, planned }) : undefined;
    return (
      scalingEnds(change, plan) ??
      insightsEnd(change) ??
      scalesLater(change) ??
      lessReady(change, plan) ??
      lessToWorkWith(change) ??
      lessTimeToEnd(change, plan)
    );
  },
};
