import { lambdaOf, queueOf, receiverFacts } from '#model/kinds/receivers/index';
import type { Subscription, Topic } from '#model/topology';
import { deliveryObstacle } from '../admission/delivery';
import { topicRefusal } from '../admission/topic';
import { deduplicationIdOf } from '../queue/deduplication';
import { Duplicates } from './duplicates';
import { envelope, type Notification } from './envelope';
import type { Invocations } from './invocations';
import type { Outgoing } from './message';
import type { Queues } from './queues';
import { verdictOf, type Route, type Routes } from './routes';
import type { World } from './world';

/** A message that a topic has taken. */
interface Accepted {
  readonly origin: string;
  readonly message: Outgoing;
  readonly sequence: number | undefined;
}

/** Delivery from topics to whoever is subscribed. */
export class Topics {
  private readonly deduplication = new Map<Topic, Duplicates>();
  private sequence = 0;

  constructor(
    private readonly routes: Routes,
    private readonly queues: Queues,
    private readonly invocations: Invocations,
    private readonly world: World,
    /** Endpoints that cannot be reached, by the name of the subscription. */
    private readonly unreachable: ReadonlySet<string>,
  ) {}

  publish(topic: Topic, origin: string, message: Outgoing): void {
    const { now: at, events } = this.world;
    const reason = topicRefusal(topic, message);
    if (reason !== undefined) {
      events.push({ kind: 'refused', at, origin, by: topic, reason });
      return;
    }
    if (this.deduplicationOf(topic).drops(this.world, topic, message, origin)) return;
    events.push({ kind: 'published', at, origin, topic });
    const sequence = topic.fifo ? ++this.sequence : undefined;
    for (const route of this.routes.get(topic) ?? []) this.deliver(route, { origin, message, sequence });
  }

  private deduplicationOf(topic: Topic): Duplicates {
    const byGroup = topic.owned && topic.throughputScope === 'messageGroup';
    const known = this.deduplication.get(topic) ?? new Duplicates(byGroup);
    this.deduplication.set(topic, known);
    return known;
  }

  private deliver(route: Route, accepted: Accepted): void {
    const { subscription } = route;
    const { origin, message } = accepted;
    const { receiver, deadLetters } = subscription;
    const verdict = verdictOf(route, message);
    const hop = { at: this.world.now, origin, subscription };
    if (!verdict.matches) {
      this.world.events.push({ kind: 'filtered', ...hop, verdict });
      return;
    }
    const received = this.asReceived(subscription, accepted);
    const reason = this.obstacle(subscription, received);
    if (reason === undefined) {
      this.world.events.push({ kind: 'delivered', ...hop, verdict });
      const queue = queueOf(receiver);
      if (queue) this.queues.put(queue, origin, received);
      const lambda = lambdaOf(receiver);
      if (lambda) this.invocations.add(subscription, lambda, this.notification(subscription, accepted));
      return;
    }
    this.world.events.push({ kind: 'undelivered', ...hop, reason, deadLetters });
    if (deadLetters) this.queues.put(deadLetters, origin, received);
  }

  private notification({ topic }: Subscription, { origin, message, sequence }: Accepted): Notification {
    return { topic, id: origin, message, at: this.world.now, sequence };
  }

  /** The message as a queue gets it: as it is, or in the envelope of SNS with its attributes inside. */
  private asReceived(subscription: Subscription, accepted: Accepted): Outgoing {
    const { raw, topic } = subscription;
    const { message } = accepted;
    // A FIFO topic always passes an identifier on.
    const deduplicationId = topic.fifo ? deduplicationIdOf(message) : undefined;
    if (raw) return { ...message, deduplicationId };
    const body = envelope(this.notification(subscription, accepted));
    return { body, groupId: message.groupId, deduplicationId };
  }

  private obstacle({ name, receiver, raw }: Subscription, received: Outgoing): string | undefined {
    if (this.unreachable.has(name)) return 'the endpoint cannot be reached';
    return deliveryObstacle({
      isRawToQueue: queueOf(receiver) !== undefined && raw,
      message: received,
      mostBytes: receiverFacts(receiver).mostBytes,
    });
  }
}
