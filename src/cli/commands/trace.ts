import { usageProblem, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { Diagnostic } from '#base/diagnostics/diagnostic';
import type { Step } from '#messages/flow/flow';
import { follow } from '#messages/flow/follow';
import { story } from '#messages/flow/story';
import { toSeconds } from '#base/util/units';
import { oneReading } from './one-environment';
import { noSuch, outgoingOf } from './outgoing';
import type { TRACE } from './message-commands';

/** What the options say of consumers: those that fail win. */
function behaviours(works: readonly string[], fails: readonly string[]) {
  return Object.fromEntries([
    ...works.map((name) => [name, 'succeed'] as const),
    ...fails.map((name) => [name, 'fail'] as const),
  ]);
}

export const run: Run<typeof TRACE> = async ([name, file], options, context) => {
  const reading = await oneReading(file, 'trace', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology, locate } = reading.value;
  const topic = topology.topics.get(name ?? '');
  const queue = topology.queues.get(name ?? '');
  if (!topic && !queue)
    return noSuch('topic or queue', name, [...topology.topics.keys(), ...topology.queues.keys()]);
  const made = await outgoingOf(options, context);
  if (!made.ok) return made.outcome;
  const written = options.wait ?? '0s';
  const wait = toSeconds(written);
  if (wait === undefined)
    return usageProblem(`\`${written}\` is no duration`, 'write one such as 30s, 5m or 4d');
  const consumer = behaviours(options.work ?? [], options.fail ?? []);
  const message = made.value;
  const step: Step = topic ? { kind: 'publish', topic, message } : { kind: 'send', queue: queue!, message };
  const followed = follow(topology, { step, consumer, wait });
  if (!('events' in followed)) {
    const [{ message: problem, help }] = followed as [Diagnostic];
    return usageProblem(problem, typeof help === 'function' ? help() : help);
  }
  const lines = story(followed.events, locate).slice(1);
  return { exitCode: EXIT.done, data: lines.map((line) => `${line.slice(2)}\n`).join('') };
};
