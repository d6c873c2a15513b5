import type { Subscription, Topic } from '#model/topology';
import { admits } from './admission';
import { Deduplication, deduplicationIdOf } from './deduplication';
import { envelope } from './envelope';
import type { Outgoing } from './message';
import type { Queues } from './queues';
import { verdictOf, type Route, type Routes } from './routes';
import { sizeOf } from './size';
import type { World } from './world';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html */
const MOST_RAW_ATTRIBUTES = 10;

/** A message that a topic has taken. */
interface Accepted {
  readonly origin: string;
  readonly message: Outgoing;
  readonly sequence: number | undefined;
}

/** The subscription's part in deduplication: a FIFO topic always passes an identifier on. */
const PASSED_ON = { contentBasedDeduplication: true };

/** Delivery from topics to whoever is subscribed. */
export class Topics {
  private readonly deduplication = new Map<Topic, Deduplication>();
  private sequence = 0;

  constructor(
    private readonly routes: Routes,
    private readonly queues: Queues,
    private readonly world: World,
    /** Endpoints that cannot be reached, by the name of the subscription. */
    private readonly unreachable: ReadonlySet<string>,
  ) {}

  publish(topic: Topic, origin: string, message: Outgoing): void {
    if (!admits(this.world, topic, message, origin, this.deduplicationOf(topic))) return;
    this.world.events.push({ kind: 'published', at: this.world.now, origin, topic });
    const sequence = topic.fifo ? ++this.sequence : undefined;
    for (const route of this.routes.get(topic) ?? []) this.deliver(route, { origin, message, sequence });
  }

  private deduplicationOf(topic: Topic): Deduplication {
    const byGroup = topic.owned && topic.throughputScope === 'messageGroup';
    const known = this.deduplication.get(topic) ?? new Deduplication(byGroup);
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
      if (receiver.kind === 'queue') this.queues.put(receiver.queue, origin, received);
      return;
    }
    this.world.events.push({ kind: 'undelivered', ...hop, reason, deadLetters });
    if (deadLetters) this.queues.put(deadLetters, origin, received);
  }

  /** The message as a queue gets it: as it is, or in the envelope of SNS with its attributes inside. */
  private asReceived({ raw, topic }: Subscription, { origin, message, sequence }: Accepted): Outgoing {
    const deduplicationId = topic.fifo ? deduplicationIdOf(PASSED_ON, message) : undefined;
    if (raw) return { ...message, deduplicationId };
    const body = envelope({ topic, id: origin, message, at: this.world.now, sequence });
    return { body, groupId: message.groupId, deduplicationId };
  }

  /** Why SNS cannot deliver; `undefined` if it can. */
  private obstacle({ name, receiver, raw }: Subscription, received: Outgoing): string | undefined {
    if (this.unreachable.has(name)) return 'the endpoint cannot be reached';
    if (receiver.kind !== 'queue') return undefined;
    const { body, attributes = {} } = received;
    const count = Object.keys(attributes).length;
    if (raw && count > MOST_RAW_ATTRIBUTES) {
      return `it has ${count} attributes, and raw delivery to a queue takes ${MOST_RAW_ATTRIBUTES}`;
    }
    const { queue } = receiver;
    const size = sizeOf(body, attributes);
    const isTooLarge = queue.owned && size > queue.maxMessageSize;
    return isTooLarge
      ? `it has ${size} bytes, and queue \`${queue.name}\` takes ${queue.maxMessageSize}`
      : undefined;
  }
}
