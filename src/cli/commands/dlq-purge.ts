import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { plural } from '#base/util/text';
import { deployedQueue, isOutcome, namedDeadLetters, oneTopology, talkingToAws } from './operation';
import type { OptionsOf } from '../option-values';
import type { DLQ_PURGE } from './operation-commands';

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
  const topology = await oneTopology(file, 'dlq purge', options, context);
  if (isOutcome(topology)) return topology;
  const deadLetters = namedDeadLetters(topology, name);
  if (isOutcome(deadLetters)) return deadLetters;
  const { queue, shared } = deadLetters;
  if (shared) {
    const message = `\`${queue.name}\` has dead letters of other queues too, and a purge deletes all`;
    return usageProblem(message, `name \`${queue.name}\` itself if that is meant`);
  }
  return talkingToAws(topology, async (sqs) => {
    const port = await deployedQueue(sqs, topology, queue);
    if (isOutcome(port)) return port;
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
