import type { ConsumerBase, Variables } from '#model/consumer';
import { injectedVariables, type Injected, type LinkedText, type Links } from '#model/injected';
import type { Queue, Topic } from '#model/topology';
import type { StackContext } from './context';
import { arnReference, queueUrl, storeArn, storeName } from './references';
import { literal } from './text';

function nameOf(element: Queue | Topic): string {
  return element.owned ? literal(element.physicalName) : element.arn.resource;
}

function valueOf(context: StackContext, injected: Injected): string {
  switch (injected.kind) {
    case 'queue-url':
      return queueUrl(context, injected.queue);
    case 'queue-arn':
      return arnReference(context, injected.queue);
    case 'queue-name':
      return nameOf(injected.queue);
    case 'topic-arn':
      return arnReference(context, injected.topic);
    case 'topic-name':
      return nameOf(injected.topic);
    case 'store-arn':
      return storeArn(context, injected.store);
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

/** Texts in which parts stand for elements, as references. */
export function linkedValues(context: StackContext, links: Links): Record<string, string> {
  const textOf = (parts: LinkedText) =>
    parts.map((part) => (typeof part === 'string' ? literal(part) : valueOf(context, part))).join('');
  return Object.fromEntries(Object.entries(links).map(([name, parts]) => [name, textOf(parts)]));
}

/** What the user sets, so that Terraform takes it as it is, but for what names an element. */
export function writtenValues(
  context: StackContext,
  { environment, links }: { readonly environment: Variables; readonly links: Links },
): Record<string, string> {
  const texts = Object.entries(environment).map(([name, value]) => [name, literal(value)] as const);
  return { ...Object.fromEntries(texts), ...linkedValues(context, links) };
}
