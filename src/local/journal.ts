import type { LocalMessage } from './message';

/** What hears of every change that has to outlive the server. */
export interface Journal {
  put(queue: string, message: LocalMessage): void;
  hide(queue: string, message: LocalMessage): void;
  remove(queue: string, id: string): void;
  /** Queues, topics or subscriptions have changed. */
  catalogue(): void;
  /** Called before a request is answered. */
  flush(): void;
}

const nothing = () => undefined;

/** For a server that forgets everything when it ends. */
export const FORGETFUL: Journal = {
  put: nothing,
  hide: nothing,
  remove: nothing,
  catalogue: nothing,
  flush: nothing,
};
