import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { plural } from '#base/util/text';
import { deployedQueue, namedDeadLetters, talkingToAws } from './operation';
import type { OptionsOf } from '../option-values';
import type { DLQ_PURGE } from './operation-commands';
import { oneReading } from './one-environment';

type Options = OptionsOf<typeof DLQ_PURGE>;

async function isMeant(question: string, name: string, options: Options, { ask }: Context) {
  if (options.yes === true) return true;
  const answer = await ask?.(question);
  return answer?.trim() === name;
}

function needsAnswer(options: Options, { ask }: Context): Outcome | undefined {
  if (options.yes === true || ask) return undefined;
  return usageProblem('a purge asks for the name of the queue, and there is no terminal', 'add --yes');
}

export const run: Run<typeof DLQ_PURGE> = async ([name, file], options, context) => {
  const silent = needsAnswer(options, context);
  if (silent) return silent;
  const reading = await oneReading(file, 'dlq purge', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  const named = namedDeadLetters(topology, name);
  if (!named.ok) return named.outcome;
  const deadLetters = named.value;
  const { queue, shared } = deadLetters;
  if (shared) {
    const message = `\`${queue.name}\` has dead letters of other queues too, and a purge deletes all`;
    return usageProblem(message, `name \`${queue.name}\` itself if that is meant`);
  }
  return talkingToAws(context, async (sqs) => {
    const deployed = await deployedQueue(sqs, topology, queue);
    if (!deployed.ok) return deployed.outcome;
    const port = deployed.value;
    const { waiting, inFlight } = await port.depth();
    const messages = plural(waiting + inFlight, 'message');
    const question = `To delete about ${messages} for good, type the name of the queue (${queue.name}): `;
    if (!(await isMeant(question, queue.name, options, context))) {
      return { exitCode: EXIT.findings, talk: 'nothing was deleted\n' };
    }
    await port.purge();
    return { exitCode: EXIT.done, talk: `deleted about ${messages} from \`${queue.name}\`\n` };
  });
};
