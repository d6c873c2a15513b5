import { resolve } from 'node:path';
import { commandsOf } from '#local/consumers/commands';
import { InUse } from '#local/keep/log-file';
import { eventLine } from '#local/log-text';
import { isLoopback } from '#local/outside/http';
import { Session } from '#local/session';
import { record, type Recording } from '#language/read/recording';
import { diskWorkspace } from '#language/read/workspace';
import { scales } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import { toBytes } from '#base/util/units';
import { suggest } from '#base/diagnostics/suggest';
import { plural } from '#base/util/text';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { OptionsOf } from '../option-values';
import { ended, ok, type Result } from '../result';
import type { DEV } from './dev-spec';
import { devPage } from './dev-page';
import { reloading } from './dev-reload';
import { proveOne, type OneTopology } from './one-environment';

type Options = OptionsOf<typeof DEV>;

interface Settings {
  readonly port: number;
  readonly memory: number;
  readonly keep: string | undefined;
  readonly urls: ReadonlyMap<string, string>;
  readonly runs: ReadonlyMap<string, string>;
}

/** `name=value`, each once. */
export function pairsOf(option: string, values: readonly string[] = []): Result<ReadonlyMap<string, string>> {
  const pairs = new Map<string, string>();
  for (const value of values) {
    const [, name, right] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
    if (name === undefined || right === undefined) {
      return ended(usageProblem(`${option} takes \`name=value\`, found \`${value}\``));
    }
    pairs.set(name, right);
  }
  return ok(pairs);
}

function settingsOf(options: Options, { cwd }: Context): Result<Settings> {
  const port = /^\d{1,5}$/.test(options.port) ? Number(options.port) : NaN;
  if (!(port <= 65_535))
    return ended(usageProblem(`--port takes a number up to 65535, found \`${options.port}\``));
  const memory = toBytes(options.memory);
  if (memory === undefined)
    return ended(usageProblem(`--memory takes a size such as \`512MiB\`, found \`${options.memory}\``));
  const urls = pairsOf('--url', options.url);
  if (!urls.ok) return urls;
  for (const address of urls.value.values()) {
    if (isLoopback(address)) continue;
    const help = 'nothing leaves this machine: write `http://127.0.0.1:` and a port';
    return ended(usageProblem(`--url delivers to your machine only, found \`${address}\``, help));
  }
  const keep = options.keep === undefined ? undefined : resolve(cwd, options.keep);
  const runs = pairsOf('--run', options.run);
  return runs.ok ? ok({ port, memory, keep, urls: urls.value, runs: runs.value }) : runs;
}

async function startSession(region: string, settings: Settings): Promise<Result<Session>> {
  try {
    return ok(await Session.start(region, settings));
  } catch (failure) {
    if (failure instanceof InUse) {
      return ended(
        usageProblem(
          `${failure.message}, which is another \`msgtopo dev\``,
          'end it, or name another folder',
        ),
      );
    }
    if ((failure as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw failure;
    const help =
      'end the program that has it, or choose another with --port; --port 0 takes any that is free';
    return ended(usageProblem(`port ${settings.port} is taken`, help));
  }
}

/** Each on a line of its own, so that a shell can take them. */
function environmentLines(session: Session): string {
  const { region } = session.world;
  return (
    `export AWS_ENDPOINT_URL=${session.url} AWS_REGION=${region}\n` +
    'export AWS_ACCESS_KEY_ID=dev AWS_SECRET_ACCESS_KEY=dev\n'
  );
}

function counts({ world }: Session): string {
  const { topics, queues, subscriptions } = world;
  return [
    plural(topics.size, 'topic'),
    plural(queues.size, 'queue'),
    plural(subscriptions.size, 'subscription'),
  ].join(', ');
}

/** The first line for a program: it can start as soon as it has read it. */
function ready(session: Session, options: Options, context: Context): void {
  const { live } = context;
  const { url, world } = session;
  if (options.json === true) {
    const queues = Object.fromEntries([...world.queues.values()].map((queue) => [queue.name, queue.url]));
    const topics = Object.fromEntries([...world.topics.values()].map(({ name, arn }) => [name, arn]));
    const { region } = world;
    context.emit(
      `${JSON.stringify({ formatVersion: 1, kind: 'ready', endpoint: url, region, queues, topics })}\n`,
    );
    return;
  }
  context.emit(environmentLines(session));
  live.say(
    `msgtopo dev is ready at ${url}: ${counts(session)}. Open it in a browser to see what happens. Ctrl-C ends it.`,
  );
}

function tellEvents(session: Session, options: Options, context: Context): void {
  if (options.json === true) session.world.onEvent((event) => context.emit(`${JSON.stringify(event)}\n`));
  else if (options.quiet !== true) session.world.onEvent((event) => context.live.say(eventLine(event)));
}

/** Until Ctrl-C. */
function untilStopped(context: Context, work: (stopped: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const release = context.onSignal(() => stop.abort());
  return work(stop.signal).finally(release);
}

/** Reads the topology again, as it is then. */
function reader(args: readonly string[], options: Options, context: Context) {
  const disk = diskWorkspace(context.cwd);
  let recording: Recording = record(disk);
  return {
    hasChanged: () => recording.hasChanged(),
    read: (): Promise<Result<OneTopology>> => {
      recording = record(disk);
      return proveOne(args, options, context, recording.workspace);
    },
  };
}

/** A name in the options that the topology does not have. */
function strangerIn({ subscriptions, consumers }: Topology, { urls, runs }: Settings): Outcome | undefined {
  const names = subscriptions.map(({ name }) => name);
  for (const name of urls.keys()) {
    if (!names.includes(name))
      return usageProblem(`--url: there is no subscription \`${name}\``, suggest(name, names));
  }
  for (const name of runs.keys()) {
    const known = [...consumers.keys()];
    if (!consumers.has(name))
      return usageProblem(`--run: there is no consumer \`${name}\``, suggest(name, known));
  }
  return undefined;
}

/** `--scale` where no program scales. */
function nothingScales(topology: Topology, { runs }: Settings): Outcome | undefined {
  const running = [...commandsOf(topology, runs).keys()];
  if (running.some((name) => scales(topology.consumers.get(name)!))) return undefined;
  const help = 'give one `scaling` and `dev: <command>`, or name its command with --run';
  return usageProblem('--scale: no consumer that runs here has `scaling`', help);
}

async function serve(
  session: Session,
  first: OneTopology,
  source: ReturnType<typeof reader>,
  { runs }: Settings,
  options: Options,
  context: Context,
): Promise<Outcome> {
  let edition = first;
  const { topology } = first;
  try {
    session.showPage(() => devPage(edition, session.world));
    session.apply(topology);
    ready(session, options, context);
    tellEvents(session, options, context);
    for (const [name, target] of commandsOf(topology, runs)) {
      const run = { consumer: topology.consumers.get(name)!, target, scales: options.scale === true };
      session.run(run, context.cwd, (line) => context.live.say(line));
    }
    await untilStopped(context, (stopped) =>
      reloading(session, source, context, stopped, (next) => (edition = next)),
    );
  } finally {
    await session.close();
  }
  return { exitCode: EXIT.done };
}

export const run: Run<typeof DEV> = async (args, options, context) => {
  const settings = settingsOf(options, context);
  if (!settings.ok) return settings.outcome;
  const source = reader(args, options, context);
  const first = await source.read();
  if (!first.ok) return first.outcome;
  const { topology, talk } = first.value;
  if (talk !== '' && options.quiet !== true) context.live.say(talk.trimEnd());
  const stranger = strangerIn(topology, settings.value);
  if (stranger) return stranger;
  const idle = options.scale === true ? nothingScales(topology, settings.value) : undefined;
  if (idle) return idle;
  const session = await startSession(topology.region, settings.value);
  if (!session.ok) return session.outcome;
  return serve(session.value, first.value, source, settings.value, options, context);
};
