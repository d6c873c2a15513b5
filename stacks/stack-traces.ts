/**
 * Runs `build` while cdktf finds no stack trace to keep: it takes a whole one for every token that it makes, which is
 * a third of the time, and nothing ever shows it. Errors that are thrown have theirs, since that is not taken by
 * `captureStackTrace`.
 */
export function withoutStackTraces<T>(build: () => T): T {
  const original = Object.getOwnPropertyDescriptor(Error, 'captureStackTrace')!;
  Object.defineProperty(Error, 'captureStackTrace', { ...original, value: () => undefined });
  try {
    return build();
  } finally {
    Object.defineProperty(Error, 'captureStackTrace', original);
  }
}
