import type { Run } from '../command';
import { EXIT } from '../exit-code';
import { messagesJson, messagesText } from '#operate/messages-text';
import { originOf } from '#operate/dead-letter-queue';
import { peek } from '#operate/peek';
import type { HeldMessage } from '#operate/queue-port';
import { wantsJson } from './session-options';
import { wantedBy } from './message-filter';
import { deployedQueue, namedDeadLetters, talkingToAws, wholeNumber } from './operation';
import type { DLQ_PEEK } from './operation-commands';
import { oneReading } from './one-environment';
import { jsonText, versioned } from '#base/util/json';

const DEFAULT_COUNT = 10;

export const run: Run<typeof DLQ_PEEK> = async ([name, file], options, context) => {
  const count = wholeNumber(options, 'count');
  if (!count.ok) return count.outcome;
  const most = count.value ?? DEFAULT_COUNT;
  const filter = wantedBy(options);
  if (!filter.ok) return filter.outcome;
  const reading = await oneReading(file, 'dlq peek', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  const named = namedDeadLetters(topology, name);
  if (!named.ok) return named.outcome;
  const deadLetters = named.value;
  // A queue that several share has messages of others too; named itself, it shows all.
  const isFromThere = (message: HeldMessage) => !deadLetters.shared || !!originOf(deadLetters, message);
  const wanted = (message: HeldMessage) => isFromThere(message) && (filter.value?.(message) ?? true);
  return talkingToAws(context, async (sqs) => {
    const queue = await deployedQueue(sqs, topology, deadLetters.queue);
    if (!queue.ok) return queue.outcome;
    const messages = await peek(queue.value, { most, wanted });
    if (wantsJson(options)) {
      const data = { queue: deadLetters.queue.name, messages: messagesJson(messages) };
      return { exitCode: EXIT.done, data: jsonText(versioned(data)) };
    }
    if (messages.length === 0) return { exitCode: EXIT.done, talk: `${deadLetters.queue.name} is empty\n` };
    return { exitCode: EXIT.done, data: messagesText(messages, context.style) };
  });
};
