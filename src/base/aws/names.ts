/** What SQS and SNS demand of the last part of a FIFO name, counted in its length. */
export const FIFO_SUFFIX = '.fifo';

export function isFifoName(name: string): boolean {
  return name.endsWith(FIFO_SUFFIX);
}

export interface NamingContext {
  readonly name: string;
  readonly environment: string;
  readonly region: string;
  readonly id: string;
}

/** Fills `{name}-{environment}-{id}`; a FIFO name gets its suffix. */
export function physicalNameOf(pattern: string, context: NamingContext, fifo: boolean): string {
  const name = pattern.replace(/\{(\w+)\}/g, (whole, word: string) =>
    Object.hasOwn(context, word) ? context[word as keyof NamingContext] : whole,
  );
  return fifo ? name + FIFO_SUFFIX : name;
}

/** What all names of a pattern start with; empty if they have nothing in common. */
export function startOfNames(pattern: string, place: Omit<NamingContext, 'id'>): string {
  const [start = ''] = pattern.split('{id}');
  return physicalNameOf(start, { ...place, id: '' }, false);
}

/** `-dlq` goes before the FIFO suffix. */
export function deadLetterNameOf(queueName: string): string {
  if (!isFifoName(queueName)) return `${queueName}-dlq`;
  return `${queueName.slice(0, -FIFO_SUFFIX.length)}-dlq${FIFO_SUFFIX}`;
}
