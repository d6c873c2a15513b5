import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isMap, parsedJson } from '#base/util/json';
import { toSeconds } from '#base/util/units';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { diskWorkspace } from '#language/read/workspace';
import { readTopology } from '#language/read/read';
import { nameInAws, type Topology } from '#model/topology';
import { sdkVariables } from './consumers/environment';
import type { LocalEvent } from './events';
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
}

/** A message as a test looks at it. */
export interface WaitingMessage {
  readonly id: string;
  readonly body: string;
  readonly receives: number;
}

/** What a message has to be: its text, a part of its JSON, or whatever a function says. */
type Test = (message: WaitingMessage) => boolean;

export type Expected = string | object | Test;

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
  };
  readonly clock: {
    /** Jumps over visibility timeouts, delays and retention: `15m`, or seconds. */
    advance(time: string | number): void;
  };
  /** Takes every message away, so that the next test starts from nothing. */
  reset(): void;
  close(): Promise<void>;
}

function includes(actual: unknown, expected: unknown): boolean {
  if (!isMap(expected)) return isDeepStrictEqual(actual, expected);
  return isMap(actual) && Object.entries(expected).every(([key, value]) => includes(actual[key], value));
}

/** A message in the envelope of SNS is as expected if what was published is. */
function isExpected(message: WaitingMessage, expected: Expected): boolean {
  if (typeof expected === 'function') return (expected as Test)(message);
  const json = parsedJson(message.body);
  const published = isMap(json) && json['Type'] === 'Notification' ? json['Message'] : undefined;
  return [message.body, published].some((body) => {
    if (typeof body !== 'string') return false;
    return typeof expected === 'string' ? body === expected : includes(parsedJson(body), expected);
  });
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
    const queue = this.queue(name).name;
    return {
      toHaveReceived: (expected: Expected = () => true, { timeout = 5000 }: Patience = {}) =>
        new Promise<WaitingMessage>((found, missed) => {
          const look = () => {
            const message = this.arrived.get(queue)?.find((one) => isExpected(one, expected));
            if (!message) return;
            clearTimeout(timer);
            this.listeners.delete(look);
            found(message);
          };
          const timer = setTimeout(() => {
            this.listeners.delete(look);
            const bodies = (this.arrived.get(queue) ?? []).map(({ body }) => body);
            const seen = bodies.length === 0 ? 'nothing came' : `there came: ${bodies.join(', ')}`;
            missed(new Error(`${name} did not receive what was expected in ${timeout} ms; ${seen}`));
          }, timeout);
          this.listeners.add(look);
          look();
        }),
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

  private hear({ kind, queue, id, body }: LocalEvent): void {
    if (kind !== 'enqueued' || queue === undefined || id === undefined || body === undefined) return;
    this.arrived.set(queue, [...(this.arrived.get(queue) ?? []), { id, body, receives: 0 }]);
    for (const listener of [...this.listeners]) listener();
  }
}

/**
 * Starts SNS and SQS on this machine with what a topology says, for tests.
 * @throws if the file cannot be read or has errors.
 */
export async function startLocal(file: string, options: LocalOptions = {}): Promise<Local> {
  const topology = topologyOf(file, options);
  const session = await Session.start(topology.region, { port: options.port ?? 0 });
  session.apply(topology);
  return new LocalTopology(session, topology);
}
