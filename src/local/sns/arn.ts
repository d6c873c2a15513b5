import { ApiError, invalid } from '../protocol/errors';
import { text, type Input } from '../protocol/input';
import type { World } from '../world';
import type { LocalSubscription, LocalTopic } from './topic';

const PARTS = 6;

/** The ARN that a request has under a name, if it is one. @throws ApiError */
export function arnIn(input: Input, name: string): string {
  const arn = text(input, name);
  if (arn === undefined) throw invalid(`${name} Reason: no value for required parameter`);
  const { length } = arn.split(':');
  if (length < PARTS) throw invalid(`${name} Reason: An ARN must have at least 6 elements, not ${length}`);
  return arn;
}

/** @throws ApiError */
export function topicIn(world: World, input: Input, name = 'TopicArn'): LocalTopic {
  const arn = arnIn(input, name);
  const [, , service, region, account] = arn.split(':');
  if (service !== 'sns') throw invalid(name);
  if (region !== world.region) throw invalid(name);
  if (name === 'TargetArn' && arn.includes(':endpoint/'))
    throw invalid(`${name} Reason: No endpoint found for the target arn specified`);
  if (account !== world.account) throw new ApiError('NotFound', 'Topic does not exist');
  return world.topicOf(arn);
}

/** @throws ApiError */
export function subscriptionIn(world: World, input: Input): LocalSubscription {
  const arn = arnIn(input, 'SubscriptionArn');
  const found = world.subscriptions.get(arn);
  if (found) return found;
  throw new ApiError('NotFound', 'Subscription does not exist');
}
