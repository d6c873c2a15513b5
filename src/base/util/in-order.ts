/** Something that has to wait for others. */
export interface Ordered {
  readonly name: string;
  /** The names of those to wait for; one that is not among the items is not waited for. */
  readonly dependencies: readonly string[];
}

/**
 * Works on each item once all that it waits for went well, at most `limit` at a time. Gives the results by name, in
 * the order of the items; an item that waits for a failure has none.
 */
export async function inOrder<T extends Ordered, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
  failed: (result: R) => boolean,
): Promise<ReadonlyMap<string, R>> {
  const waiting = new Map(items.map((item) => [item.name, item]));
  const done = new Map<string, R>();
  const running = new Map<string, Promise<void>>();
  const isReady = ({ dependencies }: T) =>
    dependencies.every((name) => {
      const result = done.get(name);
      return result === undefined ? !waiting.has(name) && !running.has(name) : !failed(result);
    });
  const start = (item: T) => {
    waiting.delete(item.name);
    const ended = work(item).then((result) => {
      running.delete(item.name);
      done.set(item.name, result);
    });
    running.set(item.name, ended);
  };
  for (;;) {
    for (const item of [...waiting.values()].filter(isReady)) {
      if (running.size < limit) start(item);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  return new Map(items.flatMap(({ name }) => (done.has(name) ? [[name, done.get(name)!] as const] : [])));
}
