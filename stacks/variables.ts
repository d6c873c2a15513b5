import type { ConsumerBase } from '#model/consumer';
import { injectedVariables, type Injected } from '#model/injected';
import type { StackContext } from './context';
import { arnReference, queueUrl, storeName } from './references';
import { literal } from './text';

function valueOf(context: StackContext, injected: Injected): string {
  switch (injected.kind) {
    case 'queue-url':
      return queueUrl(context, injected.queue);
    case 'topic-arn':
      return arnReference(context, injected.topic);
    case 'store-name':
      return storeName(context, injected.store);
  }
}

/** What msgtopo tells a consumer of its surroundings, as references. */
export function injectedValues(context: StackContext, consumer: ConsumerBase): Record<string, string> {
  const entries = Array.from(injectedVariables(consumer), ([name, injected]) => [
    name,
    valueOf(context, injected),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** What the user sets, so that Terraform takes it as it is. */
export function literalValues(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literal(value)]));
}
