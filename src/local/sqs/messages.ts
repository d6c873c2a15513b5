import { MESSAGE, QUEUE } from '#base/aws/limits';
import { messageBytes } from '#messages/admission/size';
import { DONE, type Actions } from '../action';
import { ApiError, invalidParameter } from '../protocol/errors';
import { required, text, whole, type Input } from '../protocol/input';
import { md5, md5OfAttributes } from '../protocol/digest';
import type { World } from '../world';
import { admit, attributesIn, checkPresent } from './admit';
import { eachOf, entriesOf } from './batch';
import type { Incoming, LocalQueue } from './queue';
import { checkCurrent, readReceipt } from './receipt';
import { shown } from './shown';

/** The queue of a request, by its URL. */
export function queueOf(world: World, input: Input): LocalQueue {
  const url = required(input, 'QueueUrl');
  return world.queueNamed(url.slice(url.lastIndexOf('/') + 1));
}

function incoming(input: Input): Incoming {
  const trace = attributesIn(input, 'MessageSystemAttributes')['AWSTraceHeader'];
  return {
    body: required(input, 'MessageBody'),
    attributes: attributesIn(input, 'MessageAttributes'),
    groupId: text(input, 'MessageGroupId'),
    deduplicationId: text(input, 'MessageDeduplicationId'),
    delay: whole(input, 'DelaySeconds'),
    traceHeader: trace?.StringValue,
  };
}

function send(queue: LocalQueue, input: Input) {
  const message = incoming(input);
  admit(queue, message);
  const { id, sequence } = queue.put(message);
  const { body, attributes = {}, traceHeader } = message;
  const trace =
    traceHeader === undefined ? {} : { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } };
  return {
    MessageId: id,
    MD5OfMessageBody: md5(body),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(trace),
    SequenceNumber: sequence,
  };
}

function checkBatchSize(entries: readonly Input[]): void {
  const bytes = entries.reduce((sum, entry) => {
    const attributes = attributesIn(entry, 'MessageAttributes');
    return sum + messageBytes({ body: text(entry, 'MessageBody') ?? '', attributes });
  }, 0);
  const most = MESSAGE.queueSize;
  if (bytes <= most) return;
  throw new ApiError(
    'BatchRequestTooLong',
    `Batch requests cannot be longer than ${most} bytes. You have sent ${bytes} bytes.`,
  );
}

function checkedWhole(
  input: Input,
  name: string,
  { min, max }: { min: number; max: number },
  reason: string,
) {
  const value = whole(input, name);
  if (value === undefined || (value >= min && value <= max)) return value;
  throw invalidParameter(name, value, reason);
}

function hide(queue: LocalQueue, input: Input): void {
  const handle = required(input, 'ReceiptHandle');
  const receipt = readReceipt(queue, handle);
  const { min, max } = QUEUE.visibilityTimeout;
  const seconds = whole(input, 'VisibilityTimeout');
  if (seconds === undefined)
    throw new ApiError('MissingParameter', 'The request must contain the parameter VisibilityTimeout.');
  if (seconds < min || seconds > max) {
    throw invalidParameter(
      'VisibilityTimeout',
      seconds,
      `VisibilityTimeout must be an integer between ${min} and ${max}`,
    );
  }
  checkCurrent(queue, handle, receipt);
  const { message } = receipt;
  if (!message) {
    const reason = 'Message does not exist or is not available for visibility timeout change.';
    throw invalidParameter('ReceiptHandle', handle, reason);
  }
  queue.hide(message, seconds);
}

function remove(queue: LocalQueue, input: Input): void {
  const handle = required(input, 'ReceiptHandle');
  const receipt = readReceipt(queue, handle);
  checkCurrent(queue, handle, receipt);
  const { message } = receipt;
  if (!message) return;
  queue.remove(message);
  const { id, origin } = message;
  queue.world.tell({ kind: 'deleted', queue: queue.name, id, origin });
  queue.waiting.look();
}

/** Sending, receiving and deleting. */
export const MESSAGE_ACTIONS: Actions = {
  SendMessage: (world, input) => send(queueOf(world, input), input),
  SendMessageBatch: (world, input) => {
    const queue = queueOf(world, input);
    const entries = entriesOf(input, 'SendMessageBatch');
    checkBatchSize(entries);
    for (const entry of entries) {
      const [groupId, deduplicationId] = [
        text(entry, 'MessageGroupId'),
        text(entry, 'MessageDeduplicationId'),
      ];
      checkPresent(queue, { groupId, deduplicationId }, true);
    }
    return { ...eachOf(entries, 'sqs', (entry) => send(queue, entry)) };
  },
  ReceiveMessage: async (world, input, gone) => {
    const queue = queueOf(world, input);
    const most = checkedWhole(
      input,
      'MaxNumberOfMessages',
      { min: 1, max: 10 },
      'Must be between 1 and 10, if provided.',
    );
    const wait = checkedWhole(
      input,
      'WaitTimeSeconds',
      QUEUE.receiveWait,
      'Must be >= 0 and <= 20, if provided.',
    );
    const visibility = checkedWhole(
      input,
      'VisibilityTimeout',
      QUEUE.visibilityTimeout,
      `Must be >= 0 and <= ${QUEUE.visibilityTimeout.max}, if provided.`,
    );
    const seconds = wait ?? queue.number('ReceiveMessageWaitTimeSeconds');
    const show = shown(input, queue);
    const taken = await queue.waiting.until(seconds, gone, () => {
      const found = queue.receive(most ?? 1, visibility ?? queue.number('VisibilityTimeout'));
      return found.length === 0 ? undefined : found.map(show);
    });
    return taken ? { Messages: taken } : DONE;
  },
  DeleteMessage: (world, input) => {
    remove(queueOf(world, input), input);
    return DONE;
  },
  DeleteMessageBatch: (world, input) => {
    const queue = queueOf(world, input);
    return {
      ...eachOf(entriesOf(input, 'DeleteMessageBatch'), 'sqs', (entry) => {
        remove(queue, entry);
        return DONE;
      }),
    };
  },
  ChangeMessageVisibility: (world, input) => {
    hide(queueOf(world, input), input);
    return DONE;
  },
  ChangeMessageVisibilityBatch: (world, input) => {
    const queue = queueOf(world, input);
    return {
      ...eachOf(entriesOf(input, 'ChangeMessageVisibilityBatch'), 'sqs', (entry) => {
        hide(queue, entry);
        return DONE;
      }),
    };
  },
  PurgeQueue: (world, input) => {
    const queue = queueOf(world, input);
    const now = world.clock.now();
    if (queue.purgedAt !== undefined && now - queue.purgedAt < 60_000) {
      throw new ApiError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
      );
    }
    queue.purgedAt = now;
    queue.purge();
    return DONE;
  },
};
