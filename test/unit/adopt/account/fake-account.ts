import type { Account, ListedSubscription } from '#adopt/account/port';
import { eventSourceFrom } from '#adopt/programs/event-source';
import type { FoundProgram } from '#adopt/programs/found';

const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

type Attributes = Readonly<Record<string, string>>;
type Tags = Readonly<Record<string, string>>;

/** An account in memory, with the attributes that AWS gives what is made without any. */
export class FakeAccount implements Account {
  readonly queues = new Map<string, { attributes: Attributes; tags: Tags }>();
  readonly topics = new Map<string, { attributes: Attributes; tags: Tags }>();
  readonly listed: (ListedSubscription & { attributes: Attributes })[] = [];
  readonly alarms = new Map<string, string[]>();
  readonly programs: Record<'functions' | 'services' | 'pipes' | 'rules' | 'schedules', FoundProgram[]> = {
    functions: [],
    services: [],
    pipes: [],
    rules: [],
    schedules: [],
  };
  readonly buckets = new Map<string, FoundProgram>();
  /** Data protection policies by topic. */
  readonly protections = new Map<string, string>();
  /** Sorts of calls that AWS refuses, and those that fail otherwise. */
  readonly refused = new Set<string>();
  readonly failing = new Set<string>();
  /** Every call, by its name and what it is about. */
  readonly calls: string[] = [];

  arn(service: 'sns' | 'sqs' | 'lambda', name: string): string {
    return `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
  }

  makeQueue(name: string, attributes: Attributes = {}, tags: Tags = {}): void {
    const usual = {
      QueueArn: this.arn('sqs', name),
      VisibilityTimeout: '30',
      MessageRetentionPeriod: '345600',
      DelaySeconds: '0',
      ReceiveMessageWaitTimeSeconds: '0',
      MaximumMessageSize: '1048576',
      SqsManagedSseEnabled: 'true',
    };
    this.queues.set(`https://sqs/${ACCOUNT}/${name}`, { attributes: { ...usual, ...attributes }, tags });
  }

  makeTopic(name: string, attributes: Attributes = {}, tags: Tags = {}): void {
    this.topics.set(this.arn('sns', name), { attributes, tags });
  }

  subscribe(
    topic: string,
    protocol: string,
    endpoint: string,
    attributes: Attributes = {},
    arn?: string,
  ): void {
    const topicArn = this.arn('sns', topic);
    this.listed.push({
      arn: arn ?? `${topicArn}:${this.listed.length}`,
      topicArn,
      protocol,
      endpoint,
      attributes,
    });
  }

  /** A function that Lambda calls with messages of some queues. */
  makeFunction(name: string, queues: readonly string[], more: Partial<FoundProgram> = {}): void {
    this.programs.functions.push({
      kind: 'Lambda function',
      name,
      details: ['timeout 30s'],
      sources: queues.map((queue) =>
        eventSourceFrom({
          queue: this.arn('sqs', queue),
          partialBatchResponse: true,
          filters: 0,
          enabled: true,
        }),
      ),
      asks: false,
      targets: [],
      variables: {},
      role: undefined,
      ...more,
    });
  }

  private answer<T>(call: string, value: T): Promise<T> {
    this.calls.push(call);
    const [sort = ''] = call.split(' ');
    if (this.failing.has(sort)) return Promise.reject(new Error('socket hang up'));
    if (!this.refused.has(sort) && !this.refused.has(call)) return Promise.resolve(value);
    return Promise.reject(
      Object.assign(new Error('not authorized\nrequest 1'), { name: 'AuthorizationError' }),
    );
  }

  queueUrls(prefix: string | undefined) {
    const urls = [...this.queues.keys()].filter((url) =>
      url.startsWith(`https://sqs/${ACCOUNT}/${prefix ?? ''}`),
    );
    return this.answer(`queueUrls ${prefix}`, urls);
  }

  queue(url: string) {
    return this.answer(`queue ${url}`, this.queues.get(url));
  }

  deadLetterSources(url: string) {
    const own = `"${this.arn('sqs', url.slice(url.lastIndexOf('/') + 1))}"`;
    // A test may have a URL of a queue that went.
    const queues: readonly [string, { attributes: Attributes } | undefined][] = [...this.queues];
    const sources = queues.filter(([, queue]) => queue?.attributes['RedrivePolicy']?.includes(own));
    return this.answer(
      `deadLetterSources ${url}`,
      sources.map(([source]) => source),
    );
  }

  topicArns() {
    return this.answer('topicArns', [...this.topics.keys()]);
  }

  topic(arn: string) {
    return this.answer(`topic ${arn}`, this.topics.get(arn));
  }

  dataProtection(arn: string) {
    return this.answer(`dataProtection ${arn}`, this.protections.get(arn));
  }

  subscriptions() {
    return this.answer('subscriptions', this.listed);
  }

  subscription(arn: string) {
    return this.answer(`subscription ${arn}`, this.listed.find((one) => one.arn === arn)?.attributes);
  }

  alarmsByTopic() {
    return this.answer('alarms', this.alarms);
  }

  functions() {
    return this.answer('functions', this.programs.functions);
  }

  services() {
    return this.answer('services', this.programs.services);
  }

  pipes() {
    return this.answer('pipes', this.programs.pipes);
  }

  rules() {
    return this.answer('rules', this.programs.rules);
  }

  schedules() {
    return this.answer('schedules', this.programs.schedules);
  }

  notifications(bucket: string) {
    return this.answer(`notifications ${bucket}`, this.buckets.get(bucket));
  }

  close(): void {
    this.calls.push('close');
  }
}
