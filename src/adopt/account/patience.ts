/**
 * A throttled call waits, longer each time, and is tried again. The adaptive mode of the SDK slows down all calls of a
 * client for each throttled one: where one call of twenty is throttled, it reads ten things in a second.
 */
export const PATIENCE = { retryMode: 'standard', maxAttempts: 12 } as const;

/** Everything on all pages. */
export async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...itemsOf(page));
  return items;
}
