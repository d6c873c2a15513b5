import { resolve } from 'node:path';
import { toSeconds } from '#base/util/units';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { diskWorkspace } from '#language/read/workspace';
import { readTopology } from '#language/read/read';
import { nameInAws, type Topology } from '#model/topology';
import { commandsOf } from './consumers/commands';
import { sdkVariables } from './consumers/environment';
import type { LocalEvent } from './events';
import { isExpected, type Expected, type WaitingMessage } from './expected';
import type { LocalMessage } from './message';
import { Session } from './session';
import type { LocalQueue } from './sqs/queue';

export interface LocalOptions {
  /** The folder that the file is relative to; the working directory if absent. */
  readonly cwd?: string;
  /** The first of the file if absent. */
  readonly environment?: string;
  /** Any that is free if absent. */
  readonly port?: number;
  /**
   * The consumers that run, as their `dev` in the file says: those with these names, or all that have one. None if absent,
   * so that a test sees what waits.
   */
  readonly run?: readonly string[] | 'all';
  /** Hears each line that these consumers print. */
  readonly say?: (line: string) => void;
}

export interface Patience {
  /** Milliseconds of the machine; 5000 if absent. */
  readonly timeout?: number;
}

/** A server for tests, with everything that a topology file says. */
export interface Local {
  readonly endpoint: string;
  /** What programs need to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** By the name of the queue in the file. */
  queueUrl(queue: string): string;
  topicArn(topic: string): string;
  /** What waits in a queue, whether it can be received now or not. */
  messages(queue: string): WaitingMessage[];
  waitFor(queue: string): {
    /** Gives the first message that came into the queue and is as expected, whether somebody has taken it since or not. */
    toHaveReceived(expected?: Expected, patience?: Patience): Promise<WaitingMessage>;
    /** Waits until consumers have deleted everything that came. */
    toBeEmpty(patience?: Patience): Promise<void>;
  };
  readonly clock: {
    /** Jumps over visibility timeouts, delays and retention: `15m`, or seconds. */
    advance(time: string | number): void;
  };
  /** Takes every message away, so that the next test starts from nothing. */
  reset(): void;
  close(): Promise<void>;
}

function shown({ id, body, receives }: Pick<LocalMessage, 'id' | 'body' | 'receives'>): WaitingMessage {
  return { id, body, receives };
}

function topologyOf(file: string, { cwd = process.cwd(), environment }: LocalOptions): Topology {
  const workspace = diskWorkspace(resolve(cwd));
  const bytes = workspace.read(file);
  if (!bytes) throw new Error(`there is no file ${file}`);
  const { readings, diagnostics } = readTopology(file, bytes, { workspace, environment });
  const topology = readings[0]?.topology;
  if (topology && !hasErrors(diagnostics)) return topology;
  throw new Error([`${file} has errors`, ...diagnostics.map(({ message }) => message)].join('\n'));
}

const PATIENCE = 5000;

class LocalTopology implements Local {
  private readonly arrived = new Map<string, WaitingMessage[]>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly session: Session,
    private readonly topology: Topology,
  ) {
    session.world.onEvent((event) => this.hear(event));
  }

  get endpoint(): string {
    return this.session.url;
  }

  get env(): Readonly<Record<string, string>> {
    return sdkVariables(this.session.world);
  }

  readonly clock = {
    advance: (time: string | number) => {
      const seconds = toSeconds(time);
      if (seconds === undefined)
        throw new Error(`a time such as \`15m\` or a number of seconds, not ${time}`);
      this.session.world.clock.advance(seconds * 1000);
    },
  };

  queueUrl(queue: string): string {
    return this.queue(queue).url;
  }

  topicArn(name: string): string {
    const topic = this.topology.topics.get(name);
    if (!topic) throw new Error(`there is no topic ${name}: ${[...this.topology.topics.keys()].join(', ')}`);
    return this.session.world.topicArn(nameInAws(topic));
  }

  messages(queue: string): WaitingMessage[] {
    return this.queue(queue).store.contents().map(shown);
  }

  waitFor(name: string) {
    const { name: queue, store } = this.queue(name);
    const bodies = (messages: readonly { body: string }[] = []) =>
      messages.map(({ body }) => body).join(', ');
    return {
      toHaveReceived: (expected: Expected = () => true, { timeout = PATIENCE }: Patience = {}) =>
        this.until(
          () => this.arrived.get(queue)?.find((one) => isExpected(one, expected)),
          timeout,
          () => {
            const seen = bodies(this.arrived.get(queue));
            const came = seen === '' ? 'nothing came' : `there came: ${seen}`;
            return `${name} did not receive what was expected in ${timeout} ms; ${came}`;
          },
        ),
      toBeEmpty: ({ timeout = PATIENCE }: Patience = {}) =>
        this.until(
          () => store.size === 0 || undefined,
          timeout,
          () => `${name} was not empty after ${timeout} ms; there are: ${bodies(store.contents())}`,
        ).then(() => undefined),
    };
  }

  reset(): void {
    for (const queue of this.session.world.queues.values()) queue.purge();
    this.arrived.clear();
  }

  close(): Promise<void> {
    return this.session.close();
  }

  private queue(name: string): LocalQueue {
    const queue = this.topology.queues.get(name);
    if (!queue) throw new Error(`there is no queue ${name}: ${[...this.topology.queues.keys()].join(', ')}`);
    return this.session.world.queueNamed(nameInAws(queue));
  }

  /** Looks after each event, until something comes of it. */
  private until<T>(look: () => T | undefined, timeout: number, failure: () => string): Promise<T> {
    return new Promise<T>((found, missed) => {
      const again = () => {
        const result = look();
        if (result === undefined) return;
        clearTimeout(timer);
        this.listeners.delete(again);
        found(result);
      };
      const timer = setTimeout(() => {
        this.listeners.delete(again);
        missed(new Error(failure()));
      }, timeout);
      this.listeners.add(again);
      again();
    });
  }

  private hear({ kind, queue, id, body }: LocalEvent): void {
    if (kind === 'enqueued' && queue !== undefined && id !== undefined && body !== undefined) {
      const arrived = this.arrived.get(queue) ?? [];
      arrived.push({ id, body, receives: 0 });
      this.arrived.set(queue, arrived);
    }
    for (const listener of [...this.listeners]) listener();
  }
}

/** What to run, by the name of the consumer. @throws if the file does not say how a consumer runs here. */
function chosen(topology: Topology, run: LocalOptions['run'] = []): ReadonlyMap<string, string> {
  const commands = commandsOf(topology, new Map());
  if (run === 'all') return commands;
  return new Map(
    run.map((name) => {
      const command = commands.get(name);
      if (command !== undefined) return [name, command];
      const known = [...commands.keys()].join(', ') || 'none';
      throw new Error(`consumer ${name} has no \`dev\` in the file; those that have one: ${known}`);
    }),
  );
}

/**
 * Starts SNS and SQS on this machine with what a topology says, for tests.
 * @throws if the file cannot be read or has errors, or if a consumer that is to run has no `dev`.
 */
export async function startLocal(file: string, options: LocalOptions = {}): Promise<Local> {
  const { port = 0, cwd = process.cwd(), say = () => undefined } = options;
  const topology = topologyOf(file, options);
  const commands = chosen(topology, options.run);
  const session = await Session.start(topology.region, { port });
  session.apply(topology);
  for (const [name, target] of commands) {
    session.run({ consumer: topology.consumers.get(name)!, target }, cwd, say);
  }
  return new LocalTopology(session, topology);
}
