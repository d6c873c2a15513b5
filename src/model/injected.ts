import { storeFacts } from './kinds/stores/index';
import type { ConsumerBase } from './consumer';
import type { Store } from './store';
import type { Queue, Topic } from './topology';

/** What an injected variable tells a consumer. */
export type Injected =
  | { readonly kind: 'queue-url'; readonly queue: Queue }
  | { readonly kind: 'queue-arn'; readonly queue: Queue }
  | { readonly kind: 'queue-name'; readonly queue: Queue }
  | { readonly kind: 'topic-arn'; readonly topic: Topic }
  | { readonly kind: 'topic-name'; readonly topic: Topic }
  | { readonly kind: 'store-arn'; readonly store: Store }
  | { readonly kind: 'store-name'; readonly store: Store };

/** A text, in which parts stand for what only AWS or Terraform knows. */
export type LinkedText = readonly (string | Injected)[];

/** The variables whose values name elements, by their names. */
export type Links = Readonly<Record<string, LinkedText>>;

function prefix(name: string): string {
  return name.toUpperCase().replace(/-/g, '_');
}

/** The variables that a consumer gets beside its own, by name. */
export function injectedVariables(
  consumer: Pick<ConsumerBase, 'queues' | 'publishes' | 'sends' | 'stores'>,
): ReadonlyMap<string, Injected> {
  const { queues, publishes, sends, stores } = consumer;
  const variables = new Map<string, Injected>();
  for (const queue of queues) {
    const name = queues.length === 1 ? 'QUEUE_URL' : `${prefix(queue.name)}_QUEUE_URL`;
    variables.set(name, { kind: 'queue-url', queue });
  }
  for (const queue of sends) variables.set(`${prefix(queue.name)}_QUEUE_URL`, { kind: 'queue-url', queue });
  for (const topic of publishes)
    variables.set(`${prefix(topic.name)}_TOPIC_ARN`, { kind: 'topic-arn', topic });
  for (const { store } of stores) {
    variables.set(`${prefix(store.name)}_${storeFacts(store).variable}`, { kind: 'store-name', store });
  }
  return variables;
}
