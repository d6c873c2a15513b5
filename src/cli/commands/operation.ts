import { usageProblem, type Context, type Outcome } from '../command';
import { suggest } from '#base/diagnostics/suggest';
import { deadLetterNames, deadLetterQueueOf, type DeadLetterQueue } from '#operate/dead-letter-queue';
import { queueAddressOf } from '#operate/address';
import type { QueuePort } from '#operate/queue-port';
import { openSqs, type Sqs } from '#operate/sqs';
import { troubleOf } from '#operate/trouble';
import { stackName, type Queue, type Topology } from '#model/topology';
import { ended, ok, type Result } from '../result';

/** Failures on the way to AWS are the user's to see, not bugs. */
export async function troubleWithAws(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (failure) {
    const trouble = troubleOf(failure);
    if (!trouble) throw failure;
    return usageProblem(trouble.message, trouble.help);
  }
}

/** Runs what talks to SQS. */
export async function talkingToAws(
  { live }: Pick<Context, 'live'>,
  work: (sqs: Sqs) => Promise<Outcome>,
): Promise<Outcome> {
  let isTold = false;
  const sqs = await openSqs(() => {
    if (!isTold) live.say('AWS throttles the calls: they are repeated, more slowly each time');
    isTold = true;
  });
  try {
    return await troubleWithAws(() => work(sqs));
  } finally {
    sqs.close();
  }
}

/** The dead-letter queue that a command is for. */
export function namedDeadLetters(topology: Topology, name: string | undefined): Result<DeadLetterQueue> {
  const known = deadLetterNames(topology);
  if (name === undefined) {
    return ended(usageProblem('which queue?', '`msgtopo dlq ls` shows those with dead letters'));
  }
  const found = deadLetterQueueOf(topology, name);
  if (found) return ok(found);
  return ended(
    topology.queues.has(name)
      ? usageProblem(`queue \`${name}\` has no dead-letter queue`)
      : usageProblem(`there is no queue \`${name}\``, suggest(name, known)),
  );
}

/** The queue in AWS, which has to be there. */
export async function deployedQueue(sqs: Sqs, topology: Topology, queue: Queue): Promise<Result<QueuePort>> {
  const address = queueAddressOf(topology, queue);
  const found = await sqs.queue(address);
  if (found) return ok(found);
  const where = address.account === undefined ? address.region : `${address.account}, ${address.region}`;
  return ended(
    usageProblem(
      `there is no queue ${address.physicalName} in ${where}`,
      `is ${stackName(topology)} deployed, and are these the credentials of its account?`,
    ),
  );
}

/** The number that an option has; `undefined` if it is not given. It has to be a number from 1. */
export function wholeNumber<Name extends string>(
  options: Readonly<Record<Name, string | true | undefined>>,
  name: Name,
): Result<number | undefined> {
  const written = options[name];
  if (written === undefined) return ok(undefined);
  if (typeof written === 'string' && /^[1-9]\d{0,8}$/.test(written)) return ok(Number(written));
  return ended(usageProblem(`--${name} takes a number from 1, found \`${String(written)}\``));
}
