import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Outcome, Run } from '../command';
import { EXIT } from '../exit-code';
import { openCloudWatch } from '#operate/cloudwatch';
import { openConsumers } from '#operate/consumers/index';
import { readStatus, type Status } from '#operate/status';
import { statusJson, statusText } from '#operate/status-text';
import { wantsJson } from './session-options';
import { talkingToAws, wholeNumber } from './operation';
import type { OptionsOf } from '../option-values';
import type { STATUS } from './operation-commands';
import { oneReading } from './one-environment';
import { ok, type Result } from '../result';

type Options = OptionsOf<typeof STATUS>;

const DEFAULT_INTERVAL_SECONDS = 5;

/** Seconds between two looks; `undefined` where one is enough. */
function intervalOf(options: Options): Result<number | undefined> {
  return options.watch === true ? ok(DEFAULT_INTERVAL_SECONDS) : wholeNumber(options, 'watch');
}

/** While one watches, JSON has one line for each look. */
function shown(status: Status, isWatched: boolean, options: Options, { style }: Context): string {
  if (!wantsJson(options)) return statusText(status, style);
  return `${JSON.stringify(statusJson(status), null, isWatched ? undefined : 2)}\n`;
}

/** Looks again and again until Ctrl-C. */
async function watch(everySeconds: number, context: Context, look: () => Promise<string>): Promise<Outcome> {
  const stop = new AbortController();
  const off = context.onSignal(() => stop.abort());
  while (!stop.signal.aborted) {
    context.emit(await look());
    // Ends early when stopped, which is no failure.
    await sleep(everySeconds * 1000, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  off();
  return { exitCode: EXIT.done };
}

export const run: Run<typeof STATUS> = async ([file], options, context) => {
  const every = intervalOf(options);
  if (!every.ok) return every.outcome;
  const interval = every.value;
  const reading = await oneReading(file, 'status', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  return talkingToAws(context, async (sqs) => {
    const [cloudWatch, consumers] = await Promise.all([
      openCloudWatch(topology.region),
      openConsumers(topology),
    ]);
    const look = async () => {
      const status = await readStatus(topology, { sqs, cloudWatch, consumers, now: context.now() });
      return shown(status, interval !== undefined, options, context);
    };
    try {
      if (interval !== undefined) return await watch(interval, context, look);
      return { exitCode: EXIT.done, data: await look() };
    } finally {
      cloudWatch.close();
      consumers.close();
    }
  });
};
