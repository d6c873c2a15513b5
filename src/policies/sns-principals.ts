import { snsPrincipal } from '#base/aws/sns-principal';
import type { Topic } from '#model/topology';
import { oneOrMore, type OneOrMore } from './statement';
import type { Naming } from './writer';

/** As whom SNS delivers what topics publish to something in the region of the topology. */
export function deliveringAs(topics: readonly Topic[], { topology }: Pick<Naming, 'topology'>): OneOrMore {
  return oneOrMore(topics.map(({ arn }) => snsPrincipal(arn.region, topology.region)));
}
