import { child } from '#base/diagnostics/path';
import { TARGET_RETRIES } from '#base/aws/limits';
import { isMap } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import type { Change } from '../changes';
import { deliveryPolicy } from './content';
import { block, isUpdated, type Danger, type Found } from './danger';

/** What SNS does where a policy says nothing: https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html */
const DEFAULT = { numRetries: 3, minDelayTarget: 20, maxDelayTarget: 20 };

interface Persistence {
  readonly retries: number;
  /** The longest wait between two of them, in seconds. */
  readonly patience: number;
  /** Messages per second. */
  readonly rate: number;
}

function persistenceOf(values: Change['before']): Persistence {
  const { healthyRetryPolicy: retry, throttlePolicy: throttle } = deliveryPolicy(values);
  const set = { ...DEFAULT, ...(isMap(retry) ? retry : {}) };
  const rate = isMap(throttle) ? throttle['maxReceivesPerSecond'] : undefined;
  return {
    retries: set.numRetries,
    patience: set.maxDelayTarget,
    rate: typeof rate === 'number' ? rate : Infinity,
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
  summary: 'SNS or EventBridge would try fewer times, for a shorter time, or more slowly to deliver',
  why: 'What cannot be delivered in time is lost, or goes to the dead letters of the subscription, rule or schedule.',
  find(change) {
    if (!isUpdated(change)) return undefined;
    if (WITH_TARGET.includes(change.type)) return fewerRetries(change);
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
    if (planned.retries >= old.retries && planned.patience >= old.patience) return undefined;
    const tries = (one: Persistence) => `${one.retries} times, up to ${one.patience} s apart`;
    return {
      message: `SNS would try again to deliver to ${element.label} ${tries(planned)}, instead of ${tries(old)}`,
      safeWay: 'keep the retries, or give the subscription `deadLetters`',
      path,
    };
  },
};
