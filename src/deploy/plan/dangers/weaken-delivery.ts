import { child } from '#base/diagnostics/path';
import { TARGET_RETRIES } from '#base/aws/limits';
import { isMap, parsedJson } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import type { Change } from '../changes';
import { isMadeForDeadLetters } from '../element';
import { deliveryPolicy } from './content';
import { block, isUpdated, text, type Danger, type Found } from './danger';

/** What SNS does where a policy says nothing: https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html */
const DEFAULT = {
  numRetries: 3,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  numMaxDelayRetries: 0,
  minDelayTarget: 20,
  maxDelayTarget: 20,
  backoffFunction: 'linear',
};

interface Persistence {
  readonly retries: number;
  /** In seconds. How waits grow from the shortest to the longest, AWS shows in a drawing alone: between these. */
  readonly leastTime: number;
  readonly mostTime: number;
  readonly backoff: string;
  /** Messages per second. */
  readonly rate: number;
}

function persistenceOf(values: Change['before']): Persistence {
  const { healthyRetryPolicy: retry, throttlePolicy: throttle } = deliveryPolicy(values);
  const set = { ...DEFAULT, ...(isMap(retry) ? retry : {}) };
  const { numRetries: retries, minDelayTarget: shortest, maxDelayTarget: longest } = set;
  const fixed = set.numMinDelayRetries * shortest + set.numMaxDelayRetries * longest;
  const growing = retries - set.numNoDelayRetries - set.numMinDelayRetries - set.numMaxDelayRetries;
  const rate = isMap(throttle) ? throttle['maxReceivesPerSecond'] : undefined;
  return {
    retries,
    leastTime: fixed + growing * shortest,
    mostTime: fixed + growing * longest,
    backoff: set.backoffFunction,
    rate: typeof rate === 'number' ? rate : Infinity,
  };
}

/** Whether SNS certainly tries for as long as before. */
function isAsLong(old: Persistence, planned: Persistence): boolean {
  if (planned.leastTime >= old.mostTime) return true;
  const isAlike = planned.backoff === old.backoff;
  return isAlike && planned.leastTime >= old.leastTime && planned.mostTime >= old.mostTime;
}

function receivesOf({ redrive_policy: policy }: Change['before']): number {
  const written = parsedJson(text(policy));
  return isMap(written) ? Number(written['maxReceiveCount']) : Infinity;
}

/** A queue that gives a message to its consumers fewer times before it is a dead letter. */
function fewerReceives({ element, before, after, unknown }: Change): Found | undefined {
  const [old, planned] = [receivesOf(before), receivesOf(after)];
  // From no limit to one is the way of a queue that gets dead letters.
  if (unknown.has('redrive_policy') || old === Infinity || !(planned < old)) return undefined;
  return {
    message: `${element.label} would make a message a dead letter after ${planned} receives instead of ${old}, and at once if it was received more often`,
    safeWay: 'keep `maxReceiveCount`, or make sure that somebody looks after the dead letters',
    path: child(element.path, 'deadLetters'),
    degree: 'delays',
  };
}

/** A queue that hides new messages for longer. */
function laterDelivery({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [before, after].map(({ delay_seconds: delay }) => Number(delay ?? 0));
  if (isMadeForDeadLetters(element) || !(planned! > old!)) return undefined;
  return {
    message: `${element.label} would hide each new message for ${formatSeconds(planned!)} instead of ${formatSeconds(old!)}`,
    safeWay: 'make sure that its messages may come later, or keep `delay`',
    path: child(element.path, 'delay'),
    degree: 'delays',
  };
}

/** How often and for how many seconds EventBridge tries again to reach a target. */
function targetRetries({ type }: Change, values: Change['before']): { attempts: number; age: number } {
  const { retry_policy: policy } = type === 'aws_scheduler_schedule' ? block(values['target']) : values;
  const { maximum_retry_attempts: attempts, maximum_event_age_in_seconds: age } = block(policy);
  return {
    attempts: typeof attempts === 'number' ? attempts : TARGET_RETRIES.attempts.max,
    age: typeof age === 'number' ? age : TARGET_RETRIES.age.max,
  };
}

function fewerRetries(change: Change): Found | undefined {
  const { element, before, after } = change;
  const [old, planned] = [targetRetries(change, before), targetRetries(change, after)];
  if (planned.attempts >= old.attempts && planned.age >= old.age) return undefined;
  const tries = ({ attempts, age }: typeof old) => `${attempts} times within ${formatSeconds(age)}`;
  return {
    message: `${element.label} would try again ${tries(planned)}, instead of ${tries(old)}`,
    safeWay: 'keep `retries`, or give the publisher `deadLetters`',
    path: child(element.path, 'retries'),
  };
}

/** What EventBridge sends by a target: a rule, or a schedule. */
const WITH_TARGET = ['aws_cloudwatch_event_target', 'aws_scheduler_schedule'];

export const weakenDelivery: Danger = {
  id: 'weaken-delivery',
  degree: 'loses-when',
  summary:
    'SNS, SQS or EventBridge would try fewer times, for a shorter time, more slowly, or later to deliver',
  why: 'What cannot be delivered in time is lost, or goes to the dead letters of the subscription, rule or schedule.',
  find(change) {
    if (!isUpdated(change)) return undefined;
    if (WITH_TARGET.includes(change.type)) return fewerRetries(change);
    if (change.type === 'aws_sqs_queue') return fewerReceives(change) ?? laterDelivery(change);
    if (change.type !== 'aws_sns_topic_subscription') return undefined;
    const { element, before, after } = change;
    const [old, planned] = [persistenceOf(before), persistenceOf(after)];
    const path = child(element.path, 'deliveryPolicy');
    if (planned.rate < old.rate) {
      return {
        message: `${element.label} would get ${planned.rate} messages per second at most: those that come faster wait, and are lost if they wait for too long`,
        safeWay: 'put a queue between the topic and the endpoint, or give the subscription `deadLetters`',
        path,
      };
    }
    if (planned.retries >= old.retries && isAsLong(old, planned)) return undefined;
    const tries = (one: Persistence) => `${one.retries} times within about ${formatSeconds(one.mostTime)}`;
    return {
      message: `SNS would try again to deliver to ${element.label} ${tries(planned)}, instead of ${tries(old)}`,
      safeWay: 'keep the retries, or give the subscription `deadLetters`',
      path,
    };
  },
};
