import { randomUUID } from 'node:crypto';
import { DEDUPLICATION } from '#base/aws/calls';
import { parsedJson } from '#base/util/json';
import { Deduplication, deduplicationIdOf } from '#messages/queue/deduplication';
import { QueueStore } from '#messages/queue/queue-store';
import { NO_ATTRIBUTES, type LocalAttributes, type LocalMessage } from '../message';
import type { World } from '../world';
import { redriveOf, type Redrive } from './redrive-policy';
import { DEFAULTS } from './attribute-values';
import { Waiting } from './waiting';

const SECOND = 1000;

/** A message on its way into a queue. */
export interface Incoming {
  readonly body: string;
  readonly attributes?: LocalAttributes | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  readonly delay?: number | undefined;
  readonly origin?: string | undefined;
  readonly traceHeader?: string | undefined;
}

/** How SQS knows a message that it took. */
export interface Taken {
  readonly id: string;
  readonly sequence: string | undefined;
}

/** A place for the next sequence number: twenty digits that only grow. */
const FIRST_SEQUENCE = 18_870_000_000_000_000_000n;
const STEP = 256n;

export class LocalQueue {
  readonly store: QueueStore<LocalMessage>;
  readonly fifo: boolean;
  readonly arn: string;
  readonly waiting: Waiting;
  readonly byId = new Map<string, LocalMessage>();
  tags: Record<string, string> = {};
  purgedAt: number | undefined;
  attributes: Record<string, string>;
  private readonly duplicates: Deduplication<Taken>;
  private sequence = 0n;
  private redriveCache:
    { readonly text: string | undefined; readonly value: Redrive | undefined } | undefined;

  constructor(
    readonly world: World,
    readonly name: string,
    attributes: Readonly<Record<string, string>>,
  ) {
    this.fifo = name.endsWith('.fifo');
    this.arn = world.queueArn(name);
    this.store = new QueueStore(this.fifo);
    const created = String(Math.floor(world.clock.now() / SECOND));
    const fifo = this.fifo ? FIFO_DEFAULTS : {};
    this.attributes = {
      ...DEFAULTS,
      ...fifo,
      CreatedTimestamp: created,
      LastModifiedTimestamp: created,
      ...attributes,
    };
    this.waiting = new Waiting(world.clock, () => this.store.nextChange(world.clock.now()));
    this.duplicates = new Deduplication(
      () => this.attributes['DeduplicationScope'] === 'messageGroup',
      DEDUPLICATION * SECOND,
    );
  }

  get url(): string {
    return this.world.queueUrl(this.name);
  }

  get redrive(): Redrive | undefined {
    const text = this.attributes['RedrivePolicy'];
    if (this.redriveCache?.text !== text || !this.redriveCache) {
      this.redriveCache = { text, value: text === undefined ? undefined : redriveOf(parsedJson(text)) };
    }
    return this.redriveCache.value;
  }

  number(attribute: keyof typeof DEFAULTS): number {
    return Number(this.attributes[attribute]);
  }

  /** Takes a message, unless it is a duplicate of one that is then named instead. */
  put(incoming: Incoming): Taken {
    const { body, attributes = NO_ATTRIBUTES, groupId, delay, traceHeader } = incoming;
    const now = this.world.clock.now();
    const id = randomUUID();
    const deduplicationId = this.fifo ? deduplicationIdOf(incoming) : incoming.deduplicationId;
    const taken: Taken = { id, sequence: this.fifo ? this.nextSequence() : undefined };
    if (this.fifo) {
      const before = this.duplicates.earlier(groupId, deduplicationId!, now, taken);
      if (before) return before;
    }
    // A message of a FIFO queue has the delay of the queue, even where it asks for 0.
    const own = this.fifo ? undefined : delay;
    // Every field by its name: an object that is put together from others takes several times the memory.
    this.add({
      id,
      sequence: taken.sequence,
      origin: incoming.origin ?? id,
      body,
      attributes,
      groupId,
      deduplicationId,
      sentAt: now,
      keptFrom: now,
      visibleAt: now + (own ?? this.number('DelaySeconds')) * SECOND,
      receives: 0,
      traceHeader,
      deadFrom: undefined,
      firstReceivedAt: undefined,
      receipt: 0,
    });
    return taken;
  }

  /** Puts in what is a message of a queue already. */
  add(message: LocalMessage): void {
    this.world.memory.take(message);
    this.store.put(message, this.world.clock.now());
    this.byId.set(message.id, message);
    this.world.journal.put(this.name, message);
    const { id, origin, body } = message;
    this.world.tell({ kind: 'enqueued', queue: this.name, id, origin, body });
    this.waiting.look();
  }

  /** Puts in what was here before the server ended, which its duplicates still find. */
  restore(message: LocalMessage): void {
    const { id, sequence, groupId, deduplicationId, sentAt } = message;
    if (this.fifo) this.duplicates.earlier(groupId, deduplicationId!, sentAt, { id, sequence });
    this.add(message);
  }

  remove(message: LocalMessage): boolean {
    if (!this.store.remove(message)) return false;
    this.byId.delete(message.id);
    this.world.memory.give(message);
    this.world.journal.remove(this.name, message.id);
    return true;
  }

  /** Messages that can be received now; those that were received too often go to the dead-letter queue. */
  receive(most: number, visibility: number): LocalMessage[] {
    const now = this.world.clock.now();
    this.expire();
    const taken = this.store.receive(now, now + visibility * SECOND, most, {
      moves: (message) => this.movesToDeadLetters(message),
    });
    for (const message of taken) {
      message.firstReceivedAt ??= now;
      message.receipt++;
      this.world.journal.hide(this.name, message);
      const { id, origin, receives: attempt } = message;
      this.world.tell({ kind: 'received', queue: this.name, id, origin, attempt });
    }
    return taken;
  }

  hide(message: LocalMessage, seconds: number): void {
    const now = this.world.clock.now();
    this.store.hideUntil(message, now + seconds * SECOND, now);
    this.world.journal.hide(this.name, message);
    if (seconds === 0) {
      const { id, origin } = message;
      this.world.tell({ kind: 'returned', queue: this.name, id, origin });
    }
    this.waiting.look();
  }

  expire(): void {
    const retention = this.number('MessageRetentionPeriod') * SECOND;
    for (const message of this.store.expire(this.world.clock.now(), retention)) {
      const { id, origin } = message;
      this.byId.delete(id);
      this.world.memory.give(message);
      this.world.journal.remove(this.name, id);
      this.world.tell({ kind: 'expired', queue: this.name, id, origin });
    }
  }

  purge(): void {
    for (const message of this.store.contents()) this.remove(message);
    this.duplicates.clear();
    this.world.tell({ kind: 'purged', queue: this.name, origin: '' });
  }

  /** A standard queue keeps the time that the message was sent at, a FIFO queue starts anew. */
  private movesToDeadLetters(message: LocalMessage): boolean {
    const { redrive } = this;
    if (!redrive || message.receives < redrive.maxReceiveCount) return false;
    const target = this.world.queueByArn(redrive.deadLetterTargetArn);
    if (!target) return false;
    const { id, origin, receives: attempt } = message;
    this.remove(message);
    this.world.tell({ kind: 'dead', queue: this.name, to: target.name, id, origin, attempt });
    target.take(message, this.arn);
    return true;
  }

  /** A dead letter, which keeps its identifier. */
  take(message: LocalMessage, deadFrom: string | undefined): void {
    const now = this.world.clock.now();
    const kept = this.fifo || deadFrom === undefined ? now : message.keptFrom;
    const sequence = this.fifo ? this.nextSequence() : undefined;
    this.add({ ...message, deadFrom, keptFrom: kept, visibleAt: now, sequence, firstReceivedAt: undefined });
  }

  private nextSequence(): string {
    return String(FIRST_SEQUENCE + BigInt(this.world.clock.now()) + this.sequence++ * STEP).padStart(20, '0');
  }
}

const FIFO_DEFAULTS = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};
