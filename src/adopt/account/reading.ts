import type { Account } from './port';
import type { Narrowing } from './selection';

/** Calls at a time: fast, and far below what the APIs take. */
export const AT_A_TIME = 24;

/** Hears how many of how many are read. */
export type OnProgress = (sort: 'topics' | 'queues' | 'subscriptions', done: number, total: number) => void;

export interface Request {
  readonly account: Account;
  readonly narrowing: Narrowing;
  readonly onProgress: OnProgress;
}

export interface Reading extends Request {
  /** What could not be read, by sort: why. */
  readonly unread: Map<string, string>;
}

/** The names of the failure in SQS, SNS, CloudWatch and Lambda. */
const DENIED =
  /^(AccessDenied|AccessDeniedException|AuthorizationError|AuthorizationErrorException|UnauthorizedOperation)$/;

/**
 * What an adoption can do without: if the reader may not see it, that is told, and the rest is read all the same. Any
 * other failure ends the import, since half an answer must not pass for a whole one.
 */
export async function unlessRefused<T>(
  { unread }: Reading,
  sort: string,
  call: () => Promise<T>,
): Promise<T | undefined> {
  if (unread.has(sort)) return undefined;
  try {
    return await call();
  } catch (failure) {
    if (!(failure instanceof Error) || !DENIED.test(failure.name)) throw failure;
    unread.set(sort, failure.message.split('\n')[0]!);
    return undefined;
  }
}
