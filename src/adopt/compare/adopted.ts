import { addressOf, type ElementPart } from '#model/address';
import type { Adopted } from '#model/adopted';
import type { Kept } from '../inventory/inventory';
import type { Pair, Pairs } from './pairs';

type Entry = readonly [address: string, adopted: Adopted];

function entries<Live extends { readonly kept: readonly Kept[] }>(
  part: ElementPart,
  pairs: readonly Pair<{ readonly name: string }, Live>[],
  idOf: (live: Live) => string,
): Entry[] {
  return pairs.map(({ element, live }) => [
    addressOf(element, part),
    { id: idOf(live), keep: live.kept.map(({ argument }) => argument) },
  ]);
}

/** What Terraform is told to take over, by address. */
export function adoptedOf({ topics, queues, subscriptions }: Pairs): Map<string, Adopted> {
  return new Map([
    ...entries('topic', topics, ({ arn }) => arn),
    // https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/sns_topic_data_protection_policy#import
    ...entries(
      'data-protection',
      topics.flatMap(({ element, live }) =>
        live.dataProtection ? [{ element, live: { ...live, kept: [] } }] : [],
      ),
      ({ arn }) => arn,
    ),
    ...entries('queue', queues, ({ url }) => url),
    ...entries('subscription', subscriptions, ({ arn }) => arn),
  ]);
}
