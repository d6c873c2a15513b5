/** Adaptive: a throttled client slows down, and tries again for as long as it takes. */
export const PATIENCE = { retryMode: 'adaptive', maxAttempts: 12 } as const;

/** Everything on all pages. */
export async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...itemsOf(page));
  return items;
}
