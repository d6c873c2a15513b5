import { logicalPart } from '#adopt/copilot/names';
import { FakeAccount } from '../account/fake-account';

/*
 * What Copilot makes of a worker service, as its templates have it: names with a random end, one key for the queues of a
 * service, policies for the role of the task, and the tags of CloudFormation.
 */

export interface MadeTopic {
  readonly service: string;
  readonly name: string;
  readonly filter?: object;
  /** Whether it has a queue of its own. */
  readonly own?: boolean;
}

export interface MadeWorker {
  readonly name: string;
  readonly topics?: readonly MadeTopic[];
  readonly publishes?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly deadLetters?: boolean;
  readonly fifo?: boolean;
}

export const APP = 'shop';
export const ENVIRONMENT = 'prod';
export const KEY = '0a1b2c3d-0000-0000-0000-000000000000';

export class CopilotAccount extends FakeAccount {
  private count = 0;

  private tags(service: string, logicalId: string) {
    return {
      'aws:cloudformation:stack-name': `${APP}-${ENVIRONMENT}-${service}`,
      'aws:cloudformation:logical-id': logicalId,
      'copilot-application': APP,
      'copilot-environment': ENVIRONMENT,
      'copilot-service': service,
    };
  }

  topicName(service: string, name: string): string {
    return `${APP}-${ENVIRONMENT}-${service}-${name}`;
  }

  publish(service: string, name: string): void {
    const attributes = {
      KmsMasterKeyId: 'alias/aws/sns',
      ...(name.endsWith('.fifo') ? { FifoTopic: 'true' } : {}),
      Policy: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::123456789012:root' },
            Action: 'sns:Subscribe',
            Resource: this.arn('sns', this.topicName(service, name)),
            Condition: { StringEquals: { 'sns:Protocol': 'sqs' } },
          },
        ],
      }),
    };
    this.makeTopic(
      this.topicName(service, name),
      attributes,
      this.tags(service, `${logicalPart(name)}SNSTopic`),
    );
  }

  private queueOf(worker: MadeWorker, logicalId: string, sources: readonly string[], more = {}): string {
    this.count += 1;
    const suffix = worker.fifo === true ? '.fifo' : '';
    const name = `${APP}-${ENVIRONMENT}-${worker.name}-${logicalId}-AB${this.count}${suffix}`;
    const allow = (Principal: object, Action: unknown, Condition?: object) => ({
      Effect: 'Allow',
      Principal,
      Action,
      Resource: this.arn('sqs', name),
      Condition,
    });
    const role = `arn:aws:iam::123456789012:role/${APP}-${ENVIRONMENT}-${worker.name}-TaskRole-XYZ`;
    const Statement = [
      allow({ AWS: role }, ['sqs:ReceiveMessage', 'sqs:DeleteMessage']),
      ...sources.map((topic) =>
        allow({ Service: 'sns.amazonaws.com' }, 'sqs:SendMessage', {
          ArnEquals: { 'aws:SourceArn': this.arn('sns', topic) },
        }),
      ),
    ];
    const attributes = {
      SqsManagedSseEnabled: 'false',
      KmsMasterKeyId: KEY,
      ...(worker.fifo === true ? { FifoQueue: 'true' } : {}),
      Policy: JSON.stringify({ Statement }),
      ...more,
    };
    this.makeQueue(name, attributes, this.tags(worker.name, logicalId));
    return name;
  }

  private eventsQueue(worker: MadeWorker, start: string, sources: readonly string[]): string {
    const redrive = () => {
      const target = this.queueOf(worker, `${start}DeadLetterQueue`, [], {
        MessageRetentionPeriod: '1209600',
      });
      const policy = { deadLetterTargetArn: this.arn('sqs', target), maxReceiveCount: 5 };
      return { RedrivePolicy: JSON.stringify(policy) };
    };
    const more = { ...worker.attributes, ...(worker.deadLetters === true ? redrive() : {}) };
    return this.queueOf(worker, `${start}EventsQueue`, sources, more);
  }

  deploy(worker: MadeWorker): void {
    const { name, topics, publishes = [] } = worker;
    for (const topic of publishes) this.publish(name, topic);
    if (!topics) return;
    const shared = topics.filter(({ own }) => own !== true);
    const arnOf = (topic: MadeTopic) => this.topicName(topic.service, topic.name);
    const events = this.eventsQueue(worker, '', shared.map(arnOf));
    for (const topic of topics) {
      const start = `${logicalPart(topic.service)}${logicalPart(topic.name)}`;
      const queue = topic.own === true ? this.eventsQueue(worker, start, [arnOf(topic)]) : events;
      const filter = topic.filter ? { FilterPolicy: JSON.stringify(topic.filter) } : {};
      this.subscribe(arnOf(topic), 'sqs', this.arn('sqs', queue), filter);
    }
  }
}
