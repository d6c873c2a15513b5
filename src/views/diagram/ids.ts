import type { Element } from '#model/element';

/** Elements are known by section and name, as `accept` refers to them: `queues.billing`. */
export type Section = 'topics' | 'queues' | 'subscriptions' | 'consumers' | 'stores' | 'publishers';

export function idOf(section: Section, { name }: Pick<Element, 'name'>): string {
  return `${section}.${name}`;
}
