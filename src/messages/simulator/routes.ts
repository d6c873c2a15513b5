import { filterPolicy, type CompiledPolicy, type Message, type Verdict } from '../filter-policy';
import { explain } from '../filter-policy/explain';
import type { Subscription, Topic, Topology } from '#model/topology';

export interface Route {
  readonly subscription: Subscription;
  readonly policy: CompiledPolicy;
}

/** Who receives from each topic, with filters made ready: built once, used by every simulation of a topology. */
export type Routes = ReadonlyMap<Topic, readonly Route[]>;

/** @throws if a filter is none; a topology that was proved has no such filter. */
export function routesOf({ topics, subscriptions }: Topology): Routes {
  const routes = new Map<Topic, Route[]>([...topics.values()].map((topic) => [topic, []]));
  for (const subscription of subscriptions) {
    const { topic, filter } = subscription;
    const policy = filterPolicy.compile(filter?.policy ?? {}, filter?.scope ?? 'attributes');
    routes.get(topic)!.push({ subscription, policy });
  }
  return routes;
}

/** What a subscription says to a message. */
export function verdictOf({ policy }: Route, message: Message): Verdict {
  return explain(policy, message);
}
