import { child } from '#base/diagnostics/path';
import { isMap } from '#base/util/json';
import type { Change } from '../changes';
import { deliveryPolicy } from './content';
import { isUpdated, type Danger } from './danger';

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

export const weakenDelivery: Danger = {
  id: 'weaken-delivery',
  degree: 'loses-when',
  summary: 'SNS would try fewer times, for a shorter time, or more slowly to deliver to an endpoint',
  why: 'What SNS cannot deliver in time is lost, or goes to the dead letters of the subscription.',
  find(change) {
    if (!isUpdated(change) || change.type !== 'aws_sns_topic_subscription') return undefined;
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
