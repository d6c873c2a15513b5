import { usageProblem, type Context, type Outcome } from '../command';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { suggest } from '#base/diagnostics/suggest';
import { deadLetterNames, deadLetterQueueOf, type DeadLetterQueue } from '#operate/dead-letter-queue';
import { addressOf } from '#operate/address';
import type { QueuePort } from '#operate/queue-port';
import { openSqs, type Sqs } from '#operate/sqs';
import { troubleOf } from '#operate/trouble';
import { stackName, type Queue, type Topology } from '#model/topology';
import { chooseEnvironment } from './deployment';
import { findingsOutcome } from './findings-outcome';
import { proveInput } from './topology-input';
import type { SharedOptions } from './option-specs';

/** The topology of one environment, for a command that works on what is deployed. */
export async function oneTopology(
  file: string | undefined,
  command: string,
  options: SharedOptions,
  context: Context,
): Promise<Topology | Outcome> {
  const proved = await proveInput(file === undefined ? [] : [file], options, context);
  if ('exitCode' in proved) return proved;
  const { diagnostics, topologies, environments } = proved.proof;
  if (hasErrors(diagnostics)) {
    return findingsOutcome(diagnostics, proved.file, EXIT.findings, { options, context });
  }
  if (topologies.length > 1) return chooseEnvironment(environments, command);
  return topologies[0]!;
}

/** Runs what talks to AWS; failures on the way there are the user's to see, not bugs. */
export async function talkingToAws(
  topology: Topology,
  work: (sqs: Sqs) => Promise<Outcome>,
): Promise<Outcome> {
  const sqs = await openSqs(topology.region);
  try {
    return await work(sqs);
  } catch (failure) {
    const trouble = troubleOf(failure);
    if (!trouble) throw failure;
    return usageProblem(trouble.message, trouble.help);
  } finally {
    sqs.close();
  }
}

/** The dead-letter queue that a command is for. */
export function namedDeadLetters(topology: Topology, name: string | undefined): DeadLetterQueue | Outcome {
  const known = deadLetterNames(topology);
  if (name === undefined)
    return usageProblem('which queue?', '`msgtopo dlq ls` shows those with dead letters');
  const found = deadLetterQueueOf(topology, name);
  if (found) return found;
  if (topology.queues.has(name)) return usageProblem(`queue \`${name}\` has no dead-letter queue`);
  return usageProblem(`there is no queue \`${name}\``, suggest(name, known));
}

/** The queue in AWS, which has to be there. */
export async function deployedQueue(
  sqs: Sqs,
  topology: Topology,
  queue: Queue,
): Promise<QueuePort | Outcome> {
  const address = addressOf(topology, queue);
  const found = await sqs.queue(address);
  if (found) return found;
  const where = address.account === undefined ? topology.region : `${address.account}, ${topology.region}`;
  return usageProblem(
    `there is no queue ${address.physicalName} in ${where}`,
    `is ${stackName(topology)} deployed, and are these the credentials of its account?`,
  );
}

export function isOutcome(value: object): value is Outcome {
  return 'exitCode' in value;
}

/** The number that an option has; `undefined` if it is not given, an outcome if it is no number from 1. */
export function wholeNumber<Name extends string>(
  options: Readonly<Record<Name, string | true | undefined>>,
  name: Name,
): number | undefined | Outcome {
  const written = options[name];
  if (written === undefined) return undefined;
  if (typeof written === 'string' && /^[1-9]\d{0,8}$/.test(written)) return Number(written);
  return usageProblem(`--${name} takes a number from 1, found \`${String(written)}\``);
}

export function jsonData(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
