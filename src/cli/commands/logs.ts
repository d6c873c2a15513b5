import { setTimeout as sleep } from 'node:timers/promises';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { logsOf } from '#operate/consumers/index';
import { openLogs, type LogRecord, type Logs, type LogSource } from '#operate/logs';
import { terminalText } from '#base/util/terminal-text';
import { DURATION, toSeconds } from '#base/util/units';
import { stackName } from '#model/topology';
import { namedConsumer } from './named-consumer';
import { oneReading } from './one-environment';
import { troubleWithAws } from './operation';
import type { OptionsOf } from '../option-values';
import type { LOGS } from './operation-commands';

type Options = OptionsOf<typeof LOGS>;

/** Between two questions while somebody follows. */
const INTERVAL_MS = 2000;

/** Records come late, and not in order, so that the last of them are asked for again. */
const LOOK_BACK_MS = 60_000;

/** What tells one task, or one copy of a function, from another: the end of the stream's name. */
function shortStream(stream: string): string {
  return /[^/\]]*$/.exec(stream)![0].slice(0, 8);
}

function shown(record: LogRecord, options: Options, { style }: Context): string {
  const { at, stream, message } = record;
  if (options.json === true) return `${JSON.stringify({ at: at.toISOString(), stream, message })}\n`;
  return `${style.dim(`${at.toISOString()} ${shortStream(stream)}`)} ${terminalText(message)}\n`;
}

interface Reading {
  readonly logs: Logs;
  readonly source: LogSource;
  readonly options: Options;
  readonly context: Context;
}

/** Prints what was written since then and was not printed yet. Gives the time of the last record. */
async function print(since: Date, seen: Map<string, Date>, reading: Reading): Promise<Date | undefined> {
  const { logs, source, options, context } = reading;
  let last = since;
  for await (const records of logs.read(source, { since, pattern: options.filter })) {
    if (records === undefined) return undefined;
    const fresh = records.filter(({ id }) => !seen.has(id));
    for (const record of fresh) {
      seen.set(record.id, record.at);
      if (record.at > last) last = record.at;
      context.emit(shown(record, options, context));
    }
  }
  return last;
}

/** Prints again and again, until Ctrl-C. What is older than a minute does not come any more, and is forgotten. */
async function follow(since: Date, reading: Reading): Promise<Date | undefined> {
  const stop = new AbortController();
  const off = reading.context.onSignal(() => stop.abort());
  const seen = new Map<string, Date>();
  let last: Date | undefined = since;
  while (!stop.signal.aborted && last !== undefined) {
    const from: Date = new Date(Math.max(since.getTime(), last.getTime() - LOOK_BACK_MS));
    for (const [id, at] of seen) if (at < from) seen.delete(id);
    last = await print(from, seen, reading);
    await sleep(INTERVAL_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  off();
  return last;
}

export const run: Run<typeof LOGS> = async ([name, file], options, context): Promise<Outcome> => {
  const { since } = options;
  if (!DURATION.test(since)) {
    return usageProblem(`--since takes a time such as \`10m\` or \`2h\`, found \`${since}\``);
  }
  const reading = await oneReading(file, 'logs', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  const consumer = namedConsumer(topology, name, 'logs');
  if (!consumer.ok) return consumer.outcome;
  const source = logsOf(consumer.value, options.container);
  if ('message' in source) return usageProblem(source.message, source.help);
  return troubleWithAws(async () => {
    const logs = await openLogs(topology.region);
    try {
      const from = new Date(context.now().getTime() - toSeconds(since)! * 1000);
      const whole = { logs, source, options, context };
      const last = options.follow === true ? await follow(from, whole) : await print(from, new Map(), whole);
      if (last !== undefined) return { exitCode: EXIT.done };
      return usageProblem(
        `there is no log group ${source.group} in ${topology.region}`,
        `is ${stackName(topology)} deployed, and are these the credentials of its account?`,
      );
    } finally {
      logs.close();
    }
  });
};
