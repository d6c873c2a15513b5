import { nameIn } from '#base/aws/arns';
import { isMap } from '#base/util/json';
import { stackOriginIn } from '../inventory/attributes';
import {
  subscriptionWords,
  type Inventory,
  type LiveProgram,
  type LiveQueue,
  type LiveWorker,
  type Untold,
} from '../inventory/inventory';
import { inEnvironment, Manifest } from './manifest';
import { eventsQueueOf, queueVariable, stackOf, topicParts, type CopilotPlace } from './names';
import { networkOf } from './network';
import { unreadIn } from './reasons';
import { workerKeys } from './worker';
import { WORKER, type CopilotWorkspace } from './workspace';

/** The worker services of a workspace over what lives in the account. */
class Reading {
  private readonly services: readonly string[];
  private readonly workers: readonly { readonly name: string; readonly manifest: Manifest }[];

  constructor(
    private readonly live: Inventory,
    private readonly workspace: CopilotWorkspace,
    private readonly place: CopilotPlace,
  ) {
    this.services = workspace.services.map(({ name }) => name);
    this.workers = workspace.services
      .filter(({ type }) => type === WORKER)
      .map(({ name, manifest }) => ({
        name,
        manifest: new Manifest(inEnvironment(manifest, place.environment)),
      }));
  }

  private isOfWorker(topicArn: string): boolean {
    const service = topicParts(topicArn, this.place, this.services)?.service;
    return this.workers.some(({ name }) => name === service);
  }

  /** The queues that Copilot made for a service to read, and not those that take dead letters or stand in addons. */
  private queuesOf(service: string): LiveQueue[] {
    const stack = stackOf(this.place, service);
    return this.live.queues.filter(({ origin }) => {
      const found = stackOriginIn(origin);
      return found?.stack === stack && eventsQueueOf(found.logicalId) !== undefined;
    });
  }

  /** The first topic that delivers to a queue. */
  private topicOf(queue: LiveQueue) {
    const found = this.live.subscriptions.find(({ endpoint }) => endpoint === queue.arn);
    return found && topicParts(found.topicArn, this.place, this.services);
  }

  private isShared({ origin }: LiveQueue): boolean {
    return eventsQueueOf(stackOriginIn(origin)!.logicalId) === '';
  }

  private titles(): Map<string, string> {
    const titles = new Map<string, string>();
    const topics = [
      ...this.live.topics.map(({ arn }) => arn),
      ...this.live.subscriptions.map((one) => one.topicArn),
    ];
    for (const arn of topics)
      titles.set(arn, topicParts(arn, this.place, this.services)?.topic ?? nameIn(arn));
    for (const { name } of this.workers) {
      for (const queue of this.queuesOf(name)) {
        const own = this.isShared(queue) ? 'events' : (this.topicOf(queue)?.topic ?? 'events');
        titles.set(queue.arn, `${name}-${own}`);
        if (queue.redrive) titles.set(queue.redrive.target, `${name}-${own}-dead-letters`);
      }
    }
    return titles;
  }

  /** What an image of Copilot finds its queues by, where there are several. */
  private variables(queues: readonly LiveQueue[]): LiveWorker['variables'] {
    const shared = queues.find((queue) => this.isShared(queue));
    const others = queues.flatMap((queue) => {
      const topic = queue === shared ? undefined : this.topicOf(queue);
      return topic ? [[queueVariable(topic.service, topic.topic), queue.arn] as const] : [];
    });
    return (nameOf) => {
      const url = (arn: string) => '${queues.' + nameOf(arn) + '.url}';
      const uris = Object.fromEntries(others.map(([key, arn]) => [key, url(arn)]));
      return {
        ...(shared && queues.length > 1 ? { COPILOT_QUEUE_URI: url(shared.arn) } : {}),
        ...(others.length > 0 ? { COPILOT_TOPIC_QUEUE_URIS: JSON.stringify(uris) } : {}),
      };
    };
  }

  /** Subscriptions that the manifest has and the account has not. */
  private undeployed(service: string, manifest: Manifest): Untold[] {
    const topics = manifest.look('subscribe', 'topics');
    const ends = new Set(this.queuesOf(service).map(({ arn }) => arn));
    const live = this.live.subscriptions.filter(({ endpoint }) => ends.has(endpoint));
    const names = new Set(live.map(({ topicArn }) => nameIn(topicArn).replace(/\.fifo$/, '')));
    return (Array.isArray(topics) ? topics : []).filter(isMap).flatMap(({ name, service: from }) => {
      const wanted = `${stackOf(this.place, String(from))}-${String(name)}`;
      if (names.has(wanted)) return [];
      const because =
        'the manifest has it and the account does not: deploy the service first, or take it out';
      return [{ what: 'subscription', name: `${wanted} to service ${service}`, because }];
    });
  }

  private worker(name: string, manifest: Manifest): { worker?: LiveWorker; untold: Untold[] } {
    const { account, region } = this.live;
    const keys = workerKeys(manifest, name, { app: this.place.app, account, region });
    const queues = this.queuesOf(name);
    const publishes = this.live.topics
      .filter(({ arn }) => topicParts(arn, this.place, this.services)?.service === name)
      .map(({ arn }) => arn);
    const untold = [
      ...this.undeployed(name, manifest),
      ...unreadIn(name, manifest),
      {
        what: 'user',
        name: `service ${name}`,
        because: 'its container runs as 1000:1000 here; `user` says another one, such as "0:0" for root',
      },
    ];
    if (queues.length + publishes.length === 0) {
      const because = 'it has no queue and no topic in this environment: it stays with Copilot';
      return { untold: [{ what: 'service', name, because }] };
    }
    // The shared queue is first: it is the one of `COPILOT_QUEUE_URI`.
    const inOrder = [...queues].sort((a, b) => Number(this.isShared(b)) - Number(this.isShared(a)));
    const variables = this.variables(inOrder);
    return { worker: { name, queues: inOrder.map(({ arn }) => arn), publishes, keys, variables }, untold };
  }

  /** What belongs to services that stay is referred to, and never changed. */
  private others(): Untold[] {
    const staying = this.workspace.services.filter(({ type }) => type !== WORKER);
    const ours = new Set(this.live.queues.map(({ arn }) => arn));
    return [
      ...staying.map(({ name, type }) => ({
        what: type === 'undefined' ? 'service' : type,
        name,
        because:
          'only worker services become consumers: it stays with Copilot, and its topics are `external`',
      })),
      ...this.live.subscriptions
        .filter(({ topicArn, endpoint }) => !this.isOfWorker(topicArn) && !ours.has(endpoint))
        .map((one) => ({
          what: 'subscription',
          name: subscriptionWords(one),
          because: 'its topic and its endpoint stay with others',
        })),
    ];
  }

  /** A service that Copilot made for a manifest is a consumer already. */
  private isOfWorkers({ kind, name }: LiveProgram): boolean {
    const made = this.workers.map((worker) => `${stackOf(this.place, worker.name)}-Service-`);
    return kind === 'ECS service' && made.some((start) => name.startsWith(start));
  }

  inventory(): Inventory {
    const { queues, topics, subscriptions, untold } = this.live;
    const ours = new Set(queues.map(({ arn }) => arn));
    const { network, untold: placements } = networkOf(
      this.workers,
      this.workspace.environmentManifests.get(this.place.environment),
      this.place,
    );
    const found = this.workers.map(({ name, manifest }) => this.worker(name, manifest));
    const workers = found.flatMap(({ worker }) => worker ?? []);
    return {
      ...this.live,
      topics: topics.filter(({ arn }) => this.isOfWorker(arn)),
      subscriptions: subscriptions.filter(
        ({ topicArn, endpoint }) => this.isOfWorker(topicArn) || ours.has(endpoint),
      ),
      titles: this.titles(),
      workers,
      ...(workers.length > 0 ? { network } : {}),
      programs: (this.live.programs ?? []).filter((program) => !this.isOfWorkers(program)),
      untold: [
        ...untold,
        ...this.workspace.untold,
        ...placements,
        ...found.flatMap((one) => one.untold),
        ...this.others(),
      ],
    };
  }
}

/** Joins the manifests of a workspace with the topics and queues that Copilot made of them in one environment. */
export function withWorkspace(live: Inventory, workspace: CopilotWorkspace, place: CopilotPlace): Inventory {
  return new Reading(live, workspace, place).inventory();
}
