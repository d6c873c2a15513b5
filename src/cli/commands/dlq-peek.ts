import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { messagesJson, messagesText } from '#operate/messages-text';
import { originOf } from '#operate/dead-letter-queue';
import { peek } from '#operate/peek';
import type { HeldMessage } from '#operate/queue-port';
import { wantsJson } from './session-options';
import { wantedBy } from './message-filter';
import {
  deployedQueue,
  isOutcome,
  jsonData,
  namedDeadLetters,
  oneTopology,
  talkingToAws,
  wholeNumber,
} from './operation';
import type { DLQ_PEEK } from './operation-commands';

const DEFAULT_COUNT = 10;

export const run: Run<typeof DLQ_PEEK> = async ([name, file], options, context) => {
  const most = wholeNumber(options, 'count') ?? DEFAULT_COUNT;
  if (typeof most === 'object') return most;
  const filter = wantedBy(options);
  if (isOutcome(filter)) return filter;
  const topology = await oneTopology(file, 'dlq peek', options, context);
  if (isOutcome(topology)) return topology;
  const deadLetters = namedDeadLetters(topology, name);
  if (isOutcome(deadLetters)) return deadLetters;
  // A queue that several share has messages of others too; named itself, it shows all.
  const isFromThere = (message: HeldMessage) => !deadLetters.shared || !!originOf(deadLetters, message);
  const wanted = (message: HeldMessage) => isFromThere(message) && (filter.wanted?.(message) ?? true);
  return talkingToAws(topology, async (sqs) => {
    const queue = await deployedQueue(sqs, topology, deadLetters.queue);
    if (isOutcome(queue)) return queue;
    const messages = await peek(queue, { most, wanted });
    if (wantsJson(options)) {
      const data = { formatVersion: 1, queue: deadLetters.queue.name, messages: messagesJson(messages) };
      return { exitCode: EXIT.done, data: jsonData(data) };
    }
    if (messages.length === 0) return { exitCode: EXIT.done, talk: `${deadLetters.queue.name} is empty\n` };
    return { exitCode: EXIT.done, data: messagesText(messages, context.style) };
  });
};
