import { setTimeout as sleep } from 'node:timers/promises';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { DeadLetterQueue } from '#operate/dead-letter-queue';
import { peek } from '#operate/peek';
import type { QueuePort } from '#operate/queue-port';
import { redrive, type Redriven } from '#operate/redrive';
import { redrivenText } from '#operate/redriven-text';
import type { Sqs } from '#operate/sqs';
import type { Queue, Topology } from '#model/topology';
import { list, plural, quoted } from '#base/util/text';
import { wantsJson } from './session-options';
import { wantedBy, type Wanted } from './message-filter';
import { deployedQueue, namedDeadLetters, talkingToAws, wholeNumber } from './operation';
import type { OptionsOf } from '../option-values';
import type { DLQ_REDRIVE } from './operation-commands';
import { oneReading } from './one-environment';
import { ok, type Result } from '../result';
import { jsonText, versioned } from '#base/util/json';

type Options = OptionsOf<typeof DLQ_REDRIVE>;

interface Limits {
  readonly wanted: Wanted | undefined;
  readonly count: number | undefined;
  readonly rate: number | undefined;
}

interface Request extends Limits {
  readonly topology: Topology;
  readonly deadLetters: DeadLetterQueue;
  readonly options: Options;
  readonly context: Context;
}

function limitsOf(options: Options): Result<Limits> {
  const count = wholeNumber(options, 'count');
  if (!count.ok) return count;
  const rate = wholeNumber(options, 'rate');
  if (!rate.ok) return rate;
  const filter = wantedBy(options);
  if (!filter.ok) return filter;
  return ok({ wanted: filter.value, count: count.value, rate: rate.value });
}

function noWayBack({ queue }: DeadLetterQueue): Outcome {
  return usageProblem(
    `the messages in \`${queue.name}\` did not come from a queue, so there is none to send them back to`,
    '`msgtopo dlq peek` shows them',
  );
}

function wouldReorder({ queue }: DeadLetterQueue): Outcome {
  return usageProblem(
    `\`${queue.name}\` is FIFO, and a filter would let messages overtake others of their group`,
    'use --count: it takes the oldest first',
  );
}

/** How many would be sent. A filter has to look at each; without one nothing is received for that. */
async function countWanted(from: QueuePort, waiting: number, { wanted, count = Infinity }: Limits) {
  if (!wanted) return Math.min(waiting, count);
  return (await peek(from, { most: count, wanted })).length;
}

async function announce(from: QueuePort, request: Request): Promise<Outcome> {
  const { deadLetters, rate, options } = request;
  const { queue, sources } = deadLetters;
  const { waiting, inFlight } = await from.depth();
  const messages = await countWanted(from, waiting, request);
  if (wantsJson(options)) {
    const data = { dryRun: true, queue: queue.name, messages, inFlight };
    return { exitCode: EXIT.done, data: jsonText(versioned(data)) };
  }
  const targets = list(quoted(sources.map(({ name }) => name)), 'or');
  const hidden = inFlight > 0 ? `; ${inFlight} more are hidden by whoever received them` : '';
  const pace = rate === undefined ? '' : `, at most ${rate} a second`;
  const move = `would go from \`${queue.name}\` to ${targets}${pace}`;
  const data = `about ${plural(messages, 'message')} ${move}${hidden}\n`;
  return { exitCode: EXIT.done, data, talk: 'nothing was sent; add --yes to send them\n' };
}

function exitCodeOf({ left, twice }: Redriven, stopped: boolean) {
  if (stopped) return EXIT.interrupted;
  const stuck = [...left.keys()].some((reason) => reason !== 'unwanted' && reason !== 'origin');
  return stuck || twice > 0 ? EXIT.findings : EXIT.done;
}

async function send(
  from: QueuePort,
  to: ReadonlyMap<Queue, QueuePort>,
  { deadLetters, wanted, count, rate, options, context }: Request,
): Promise<Outcome> {
  const { live } = context;
  const clock = { now: () => context.now().getTime(), sleep: (milliseconds: number) => sleep(milliseconds) };
  const stop = new AbortController();
  const off = context.onSignal(() => {
    live.say('stopping after this batch');
    stop.abort();
  });
  let movedSoFar = 0;
  const onMoved = (moved: number) => {
    movedSoFar = moved;
    live.show(`sent back ${moved}`);
  };
  const job = { deadLetters, from, to, wanted, count, rate };
  const result = await redrive(job, { clock, stop: stop.signal, onMoved }).catch((failure: unknown) => {
    live.say(
      `sent back ${plural(movedSoFar, 'message')} before it failed; those of the last batch may come twice. Run it again to go on`,
    );
    throw failure;
  });
  off();
  live.show('');
  const stopped = stop.signal.aborted;
  const exitCode = exitCodeOf(result, stopped);
  if (!wantsJson(options)) return { exitCode, data: redrivenText(result, deadLetters) };
  const { moved, left, refusals, twice } = result;
  const data = { moved, left: Object.fromEntries(left), refusals, twice, stopped };
  return {
    exitCode,
    data: jsonText(versioned({ dryRun: false, queue: deadLetters.queue.name, ...data })),
  };
}

async function work(sqs: Sqs, request: Request): Promise<Outcome> {
  const { topology, deadLetters, options } = request;
  const deployed = await deployedQueue(sqs, topology, deadLetters.queue);
  if (!deployed.ok) return deployed.outcome;
  const from = deployed.value;
  if (options.yes !== true) return announce(from, request);
  const to = new Map<Queue, QueuePort>();
  for (const source of deadLetters.sources) {
    const queue = await deployedQueue(sqs, topology, source);
    if (!queue.ok) return queue.outcome;
    to.set(source, queue.value);
  }
  return send(from, to, request);
}

export const run: Run<typeof DLQ_REDRIVE> = async ([name, file], options, context) => {
  const limits = limitsOf(options);
  if (!limits.ok) return limits.outcome;
  const reading = await oneReading(file, 'dlq redrive', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  const named = namedDeadLetters(topology, name);
  if (!named.ok) return named.outcome;
  const deadLetters = named.value;
  if (deadLetters.sources.length === 0) return noWayBack(deadLetters);
  if (deadLetters.queue.fifo && limits.value.wanted) return wouldReorder(deadLetters);
  return talkingToAws(context, (sqs) =>
    work(sqs, { ...limits.value, topology, deadLetters, options, context }),
  );
};
