import type { HeldMessage, Hold, QueuePort, Sending } from '#operate/queue-port';
import type { Clock } from '#operate/sweep';

/** Time that passes only when somebody sleeps, or a test says so. */
export class FakeClock implements Clock {
  constructor(private time = Date.parse('2026-06-15T12:00:00Z')) {}

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    return Promise.resolve();
  }
}

export type Sent = Partial<Omit<HeldMessage, 'receipt' | 'receiveCount'>> & { readonly body: string };

interface Stored {
  message: HeldMessage;
  visibleAt: number;
}

/** SQS as its documentation says it: hidden messages, one holder for each message group, receipts that go stale. */
export class FakeQueue implements QueuePort {
  private stored: Stored[] = [];
  private serial = 0;
  /** Says no to some messages, with a reason. */
  refuse: (message: HeldMessage) => string | undefined = () => undefined;
  /** Called before each request; may throw, as a process that is killed. */
  onRequest: (request: string) => void = () => undefined;

  constructor(
    private readonly name: string,
    private readonly clock: Clock,
    private readonly fifo = false,
  ) {}

  put(...messages: readonly Sent[]): void {
    for (const sent of messages) {
      const id = sent.id ?? `${this.name}-${(this.serial += 1)}`;
      const message: HeldMessage = {
        receipt: '',
        attributes: {},
        groupId: undefined,
        deduplicationId: undefined,
        traceHeader: undefined,
        sentAt: this.clock.now(),
        receiveCount: 0,
        sourceArn: undefined,
        ...sent,
        id,
      };
      this.stored.push({ message, visibleAt: 0 });
    }
  }

  get bodies(): string[] {
    return this.messages.map(({ body }) => body);
  }

  get messages(): HeldMessage[] {
    return this.stored.map(({ message }) => message);
  }

  depth() {
    const waiting = this.stored.filter((stored) => this.isVisible(stored)).length;
    return Promise.resolve({ waiting, inFlight: this.stored.length - waiting, delayed: 0 });
  }

  /** An empty answer comes after the wait, and knows nothing of what came back during it. */
  async hold({ most, hideSeconds, waitSeconds }: Hold): Promise<HeldMessage[]> {
    await this.request('hold');
    const hidden = this.stored.filter((stored) => !this.isVisible(stored));
    const blocked = new Set(this.fifo ? hidden.map(({ message }) => message.groupId) : []);
    const free = this.stored.filter(
      (stored) => this.isVisible(stored) && !(this.fifo && blocked.has(stored.message.groupId)),
    );
    if (free.length === 0) await this.clock.sleep(waitSeconds * 1000);
    return free.slice(0, most).map((stored) => {
      const { message } = stored;
      const receipt = `receipt-${(this.serial += 1)}`;
      stored.message = { ...message, receipt, receiveCount: message.receiveCount + 1 };
      stored.visibleAt = this.clock.now() + hideSeconds * 1000;
      return stored.message;
    });
  }

  async send(messages: readonly HeldMessage[]): Promise<Sending> {
    await this.request('send');
    const sent = new Map<string, string>();
    const refused = new Map<string, string>();
    for (const message of messages) {
      const reason = this.refuse(message);
      if (reason === undefined) {
        const id = `${this.name}-${(this.serial += 1)}`;
        sent.set(message.id, id);
        this.put({ ...message, id, sentAt: this.clock.now() });
      } else refused.set(message.id, reason);
    }
    return { sent, refused };
  }

  async remove(messages: readonly HeldMessage[]): Promise<string[]> {
    await this.request('remove');
    const receipts = new Set(messages.map(({ receipt }) => receipt));
    this.stored = this.stored.filter(({ message }) => !receipts.has(message.receipt));
    const present = new Set(this.stored.map(({ message }) => message.id));
    return messages.map(({ id }) => id).filter((id) => present.has(id));
  }

  async release(messages: readonly HeldMessage[]): Promise<void> {
    await this.request('release');
    const receipts = new Set(messages.map(({ receipt }) => receipt));
    for (const stored of this.stored) if (receipts.has(stored.message.receipt)) stored.visibleAt = 0;
  }

  purge(): Promise<void> {
    this.stored = [];
    return Promise.resolve();
  }

  private isVisible({ visibleAt }: Stored): boolean {
    return visibleAt <= this.clock.now();
  }

  private async request(name: string): Promise<void> {
    await Promise.resolve();
    this.onRequest(name);
  }
}
