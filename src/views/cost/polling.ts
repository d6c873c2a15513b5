import type { Consumer } from '#model/consumer';
import type { OwnedQueue } from '#model/topology';
import type { Traffic } from '#model/traffic';

export const HOURS = 730;
const SECONDS = HOURS * 3600;

/** What SQS gives in one call: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const RECEIVE = 10;

/** What Lambda starts with, and keeps: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const LAMBDA_POLLERS = 5;
const LONGEST_WAIT = 20;

/** How a consumer receives. */
export interface Polling {
  readonly pollers: number;
  /** Seconds that a call waits for a message; 0 comes back at once, and is called again every second. */
  readonly wait: number;
  /** At most so many messages at a time. */
  readonly batch: number;
  /** Seconds that messages are collected for. */
  readonly window: number;
}

/** How a consumer receives from a queue, as the topology says. */
export function pollingOf(consumer: Consumer, queue: OwnedQueue): Polling {
  switch (consumer.kind) {
    case 'fargate': {
      const tasks = Math.max(1, consumer.scaling?.min ?? consumer.count);
      return { pollers: tasks, wait: queue.receiveWait, batch: RECEIVE, window: 0 };
    }
    case 'lambda': {
      const { batchSize, batchWindow, pollers } = consumer.eventSource;
      return {
        pollers: pollers?.min ?? LAMBDA_POLLERS,
        wait: LONGEST_WAIT,
        batch: batchSize,
        window: batchWindow,
      };
    }
    case 'step-functions':
      return {
        pollers: LAMBDA_POLLERS,
        wait: LONGEST_WAIT,
        batch: consumer.batchSize,
        window: consumer.batchWindow,
      };
  }
}

export interface Receiving {
  /** Calls that bring messages, and those that come back empty. */
  readonly receives: number;
  readonly empty: number;
  /** Messages in one call. */
  readonly perReceive: number;
  /** Batches that are handed to the consumer. */
  readonly batches: number;
}

/** What arrives together, or within a second of each other, is received together; arrivals are random. */
export function receiving({ messages }: Traffic, { pollers, wait, batch, window }: Polling): Receiving {
  const rate = messages / SECONDS;
  const together = Math.max(1, Math.min(rate * Math.max(window, 1), batch));
  const perReceive = Math.min(together, RECEIVE);
  const interval = Math.max(wait, 1);
  const isEmpty = Math.exp((-rate * interval) / pollers);
  return {
    receives: messages / perReceive,
    empty: ((pollers * SECONDS) / interval) * isEmpty,
    perReceive,
    batches: messages / together,
  };
}
