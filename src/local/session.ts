import type { Topology } from '#model/topology';
import { Clock } from './clock';
import { LogFile } from './keep/log-file';
import type { Say } from './consumers/program';
import { start, type Run, type Running } from './consumers/runs';
import { HttpOutside } from './outside/http';
import { liveRoutes } from './live/routes';
import { liveState } from './live/state';
import { Stream } from './live/stream';
import type { Route } from './server/http';
import { startServer, type LocalServer } from './server/server';
import { applyTopology, NOTHING_APPLIED, type Applied } from './topology/apply';
import { STANDARD_WORLD, World } from './world';

export interface SessionOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The folder that keeps the state. */
  readonly keep?: string | undefined;
  /** Bytes that messages may take. */
  readonly memory?: number | undefined;
  /** Addresses on this machine, by the name of the subscription that they stand in for. */
  readonly urls?: ReadonlyMap<string, string> | undefined;
}

/** A server that runs, with what a topology file has made on it. */
export class Session {
  private applied: Applied = NOTHING_APPLIED;
  private readonly outside = new HttpOutside();
  private readonly running = new Map<string, Running>();
  private stream: Stream | undefined;

  private constructor(
    readonly world: World,
    private readonly server: LocalServer,
    private readonly log: LogFile | undefined,
    private readonly urls: ReadonlyMap<string, string>,
    private readonly routes: Map<string, Route>,
  ) {
    world.outside = this.outside;
  }

  /** @throws InUse, or what Node.js says of a port that is taken */
  static async start(region: string, options: SessionOptions): Promise<Session> {
    const { port, keep, memory = STANDARD_WORLD.memory, urls = new Map<string, string>() } = options;
    const world = new World({ ...STANDARD_WORLD, region, clock: new Clock(), memory });
    const log = keep === undefined ? undefined : LogFile.open(keep, world);
    const routes = new Map<string, Route>();
    return new Session(world, await startServer(world, { port, routes }), log, urls, routes);
  }

  get url(): string {
    return this.server.url;
  }

  /** Makes the server what this edition of the topology says. Gives the queues that only stay for their messages. */
  apply(topology: Topology): readonly string[] {
    const { applied, kept } = applyTopology(this.world, topology, this.applied);
    this.applied = applied;
    for (const [name, address] of this.urls) {
      const subscription = applied.subscriptions.get(name);
      if (subscription) this.outside.map(subscription, address);
    }
    this.stream?.reload();
    return kept;
  }

  /** Serves a page that shows what happens, at the address of the server. */
  showPage(page: () => Promise<string>): void {
    const { world, running } = this;
    const consumers = () =>
      Array.from(running, ([name, { isPaused, copies }]) => ({ name, isPaused, copies }));
    this.stream = new Stream(world, () => liveState(world, consumers()));
    const routes = liveRoutes(page, this.stream, { clock: world.clock, consumers: running });
    for (const [path, route] of routes) this.routes.set(path, route);
  }

  /** Runs a consumer of the file until the server ends. */
  run(run: Run, cwd: string, say: Say): void {
    this.running.set(run.consumer.name, start(this.world, run, cwd, say));
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.values()].map((running) => running.stop()));
    await this.server.close();
    this.log?.close();
  }
}
