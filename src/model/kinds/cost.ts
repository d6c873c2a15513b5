import { SQS_CALL } from '#base/aws/calls';
import { EVENT_SOURCE_BATCHES } from '#base/aws/scaling';
import type { OwnedQueue } from '../topology';

/** What AWS takes for something in us-east-1, in US dollars. */
export interface Price {
  readonly usd: number;
  /** How many units that is for. */
  readonly per: number;
  readonly source: string;
  /** The month that the page says its prices are of, if it does. */
  readonly asOf?: string;
}

export type Prices = Readonly<Record<string, Price>>;

export const MILLION = 1_000_000;

/** In a month. */
export const HOURS = 730;

/** How a consumer receives from a queue. */
export interface Polling {
  readonly pollers: number;
  /** Seconds that a call waits for a message; 0 comes back at once, and is called again every second. */
  readonly wait: number;
  /** At most so many messages at a time. */
  readonly batch: number;
  /** Seconds that messages are collected for. */
  readonly window: number;
}

/** How Lambda and pipes receive: with as many pollers as they start with, which they keep. */
export function polledByAws(
  batch: number,
  window: number,
  pollers: number = EVENT_SOURCE_BATCHES.first,
): Polling {
  return { pollers, wait: 20, batch, window };
}

/** How a program receives that asks the queue itself. */
export function polledByProgram(pollers: number, { receiveWait }: OwnedQueue): Polling {
  return { pollers, wait: receiveWait, batch: SQS_CALL.messages, window: 0 };
}

/** What comes to a consumer in a month. */
export interface ConsumerLoad {
  readonly messages: number;
  /** Those of them that come without a queue between. */
  readonly direct: number;
  /** How often messages of queues are passed on, several at a time. */
  readonly batches: number;
  /** The messages of queues in pieces of 64 KiB. */
  readonly chunks: number;
  readonly secondsPerMessage: number;
  /** How many tasks run on average, where that is known. */
  readonly tasks?: number | undefined;
}

/** Something that AWS charges for, in a month. */
export interface Charge<P extends string = string> {
  readonly what: string;
  /** The name of the price. */
  readonly price: P;
  readonly quantity: number;
  /** The same where as much runs as may; absent if that does not depend on how much runs. */
  readonly most?: number;
}
