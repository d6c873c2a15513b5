import fc from 'fast-check';

/** Names as people and tools give them; different ones may become the same name in a file. */
export const name = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/),
  fc.stringMatching(/^shop-prod-[a-z]{1,6}$/),
  fc.constantFrom('MyOrders', 'my_orders', 'my-orders', 'MY-ORDERS', '2024', '-', 'true', 'null'),
);

export const tags = fc.dictionary(
  fc.stringMatching(/^[A-Z][A-Za-z:]{0,8}$/),
  fc.stringMatching(/^[\w .:=-]{0,12}$/),
  {
    maxKeys: 2,
  },
);

/** Each name once, as AWS has it. */
export function byName<T extends { readonly name: string; readonly fifo: boolean }>(
  items: readonly T[],
): T[] {
  const named = items.map((item) => ({ ...item, name: item.fifo ? `${item.name}.fifo` : item.name }));
  return [...new Map(named.map((item) => [item.name, item])).values()];
}

/** One of the items, whatever the number. */
export function at<T>(items: readonly T[], index: number): T | undefined {
  return items.length === 0 ? undefined : items[index % items.length];
}
