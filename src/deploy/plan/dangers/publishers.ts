import { apiChange, throttlingChange } from './api';
import { nameIn } from '#base/aws/arns';
import { child } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import type { Change, Plan } from '../changes';
import { comparePatterns } from '../event-pattern-change';
import type { FilterChange } from '../filter-change';
import { compareNotifications } from '../publishers/bucket-events';
import { runsAsOften } from '../publishers/schedule-times';
import { isSame } from '../same';
import { lostPublishers } from './access';
import { block, blocks, isLost, isUpdated, lostArns, text, type Danger, type Found } from './danger';

const SAFE_WAY = 'make sure that nobody needs these messages, or deploy what replaces it first';

/** What a resource sends to: topics and queues by their ARN, queues of AWS IoT by their URL. */
const TARGETS: Readonly<Record<string, (values: Change['before']) => readonly string[]>> = {
  aws_cloudwatch_event_target: ({ arn }) => [text(arn)],
  aws_scheduler_schedule: ({ target }) => [text(block(target)['arn'])],
  aws_iot_topic_rule: ({ sns, sqs }) => [
    ...blocks(sns).map((action) => text(action['target_arn'])),
    ...blocks(sqs).map((action) => text(action['queue_url'])),
  ],
  aws_s3_bucket_notification: ({ topic, queue }) => [
    ...blocks(topic).map((one) => text(one['topic_arn'])),
    ...blocks(queue).map((one) => text(one['queue_arn'])),
  ],
  aws_cloudwatch_event_rule: () => [],
  aws_api_gateway_rest_api: () => [],
};

/** The topics and queues that go, by their ARN and by the URL of queues. */
function lostTargets(plan: Plan): Set<string> {
  const urls = plan.changes.filter(isLost).map(({ before }) => text(before['url']));
  return new Set([...lostArns(plan), ...urls.filter((url) => url !== '')]);
}

/** A target that goes with its rule, whose end is a finding of its own. */
function goesWithRule({ type, before }: Change, { changes }: Plan): boolean {
  return (
    type === 'aws_cloudwatch_event_target' &&
    changes.some(
      (other) =>
        other.type === 'aws_cloudwatch_event_rule' &&
        isLost(other) &&
        other.before['name'] === before['rule'],
    )
  );
}

/** Whether findings on the targets say all of it: they go too, or no longer let this publisher in. */
function isToldElsewhere(change: Change, plan: Plan): boolean {
  const targets = TARGETS[change.type]!(change.before);
  const gone = lostTargets(plan);
  const shut = change.type === 'aws_s3_bucket_notification' ? lostPublishers('s3.amazonaws.com', plan) : gone;
  return (
    goesWithRule(change, plan) ||
    (targets.length > 0 && targets.every((one) => gone.has(one) || shut.has(one)))
  );
}

function gone(change: Change, plan: Plan): Found | undefined {
  const { type, element, action } = change;
  // A schedule that is made anew is judged by what it becomes: it loses nothing but a second.
  if (!isLost(change) || TARGETS[type] === undefined || isToldElsewhere(change, plan)) return undefined;
  if (action === 'replace' && type === 'aws_scheduler_schedule') return undefined;
  return action === 'destroy'
    ? { message: `${element.label} would be destroyed, and publish nothing any more`, safeWay: SAFE_WAY }
    : {
        message: `${element.label} would be destroyed and created again: what happens in the meantime is not published`,
        safeWay: SAFE_WAY,
        degree: 'loses-now',
      };
}

const DOUBT: Readonly<Record<'narrower' | 'different', string>> = { narrower: 'would', different: 'may' };

function less(change: Change, comparison: FilterChange, key: string, what: string): Found | undefined {
  if (comparison !== 'narrower' && comparison !== 'different') return undefined;
  return {
    message: `${change.element.label} ${DOUBT[comparison]} no longer publish ${what} that it publishes now`,
    safeWay: SAFE_WAY,
    path: child(change.element.path, key),
  };
}

function ruleChange(change: Change): Found | undefined {
  const { element, before, after } = change;
  const isOn = (values: Change['before']) => (values['state'] ?? 'ENABLED') !== 'DISABLED';
  if (isOn(before) && !isOn(after)) {
    return { message: `${element.label} would be switched off`, safeWay: SAFE_WAY };
  }
  return less(change, patterns(change), 'pattern', 'events');
}

function patterns({ before, after }: Change): FilterChange {
  const [old, planned] = [before, after].map((values) => text(values['event_pattern']));
  return comparePatterns([old!], [planned!]);
}

/** What says when and how long a schedule runs. */
const TIMES = ['schedule_expression_timezone', 'start_date', 'end_date', 'state'];

function scheduleChange({ element, before, after, unknown }: Change): Found | undefined {
  const [old, planned] = [before, after].map((values) => text(values['schedule_expression']));
  const isOften = runsAsOften(old!, planned!) && TIMES.every((name) => isSame(before[name], after[name]));
  if (!isOften) {
    return {
      message: `${element.label} would publish at other times, or less often: \`${planned}\` instead of \`${old}\``,
      safeWay: 'make sure that nobody waits for its messages at the old times',
      path: child(element.path, 'expression'),
    };
  }
  const [from, to] = [before, after].map((values) => text(block(values['target'])['arn']));
  if (from === to || (to === '' && unknown.has('target') && from === '')) return undefined;
  return { message: `${element.label} would publish to another topic`, safeWay: SAFE_WAY };
}

function targetChange({ element, before, after }: Change): Found | undefined {
  const [from, to] = [text(before['arn']), text(after['arn'])];
  if (from === to) return undefined;
  return { message: `${element.label} would no longer publish to \`${nameIn(from)}\``, safeWay: SAFE_WAY };
}

function iotChange({ type, element, before, after }: Change, plan: Plan): Found | undefined {
  if (before['enabled'] === true && after['enabled'] === false) {
    return { message: `${element.label} would be switched off`, safeWay: SAFE_WAY };
  }
  const isOther = ['sql', 'sql_version'].some((name) => !isSame(before[name], after[name]));
  if (isOther) {
    return {
      message: `${element.label} may no longer publish messages that it publishes now, or publish others: its SQL would be another`,
      safeWay: SAFE_WAY,
      path: child(element.path, 'sql'),
    };
  }
  const targets = TARGETS[type]!;
  const told = lostTargets(plan);
  const lost = targets(before).filter((target) => !targets(after).includes(target) && !told.has(target));
  if (lost.length === 0) return undefined;
  return {
    message: `${element.label} would no longer publish to ${list(quoted(lost.map(targetName)))}`,
    safeWay: SAFE_WAY,
    path: child(element.path, 'publishes'),
  };
}

/** The name of a topic or queue; the end of the URL of a queue. */
function targetName(target: string): string {
  return nameIn(target).replace(/^.*\//, '');
}

function notifications({ before, after }: Change): FilterChange {
  const [old, planned] = [before, after].map(({ topic, queue }) => [...blocks(topic), ...blocks(queue)]);
  return compareNotifications(old, planned);
}

const CHANGED: Readonly<Record<string, (change: Change, plan: Plan) => Found | undefined>> = {
  aws_cloudwatch_event_rule: ruleChange,
  aws_cloudwatch_event_target: targetChange,
  aws_scheduler_schedule: scheduleChange,
  aws_iot_topic_rule: iotChange,
  aws_api_gateway_rest_api: apiChange,
  aws_api_gateway_method_settings: throttlingChange,
  aws_s3_bucket_notification: (change) => less(change, notifications(change), 'events', 'objects'),
};

export const cutPublisher: Danger = {
  id: 'cut-publisher',
  degree: 'cuts',
  summary: 'a rule, schedule, bucket or API would publish fewer messages, or none, or msgtopo cannot tell',
  why: 'Consumers that wait for these messages get no error: the messages just do not arrive.',
  find(change, { plan }) {
    const lost = gone(change, plan);
    if (lost) return lost;
    const isJudged =
      isUpdated(change) || (change.action === 'replace' && change.type === 'aws_scheduler_schedule');
    return isJudged ? CHANGED[change.type]?.(change, plan) : undefined;
  },
};

const MORE: Readonly<Record<string, readonly [compare: (change: Change) => FilterChange, key: string]>> = {
  aws_cloudwatch_event_rule: [patterns, 'pattern'],
  aws_s3_bucket_notification: [notifications, 'events'],
};

export const widenPublisher: Danger = {
  id: 'widen-publisher',
  degree: 'widens',
  summary: 'a rule or bucket would publish more than now',
  why: 'Consumers get messages that they have never seen, and may fail on them or do something that nobody wanted.',
  find(change) {
    const [compare, key] = MORE[change.type] ?? [];
    if (!compare || key === undefined || !isUpdated(change) || compare(change) !== 'wider') return undefined;
    const { element } = change;
    return {
      message: `${element.label} would publish events that it does not publish now`,
      safeWay: 'make sure that every subscriber can do with them, or filter them at the subscriptions',
      path: child(element.path, key),
    };
  },
};
