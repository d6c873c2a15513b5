import { publisherFacts } from '#model/kinds/publishers/index';
import { addressOf } from '#model/address';
import type { EventRule, IotRule, Publisher, S3Publisher } from '#model/publisher';
import { nameResource } from '../address';
import {
  CloudwatchEventRule,
  CloudwatchEventTarget,
  Construct,
  IotTopicRule,
  S3BucketNotification,
} from '../cdktf';
import { roleArn } from '../constructs/service-role';
import type { StackContext } from '../context';
import { arnReference, bucketId, queueUrl } from '../references';
import { literal, literalJson, reference, tagSettings } from '../text';
import { Api } from './api';
import { addRole } from './role';
import { addSchedules } from './schedule';
import { targetSettings } from './target';

const SQL_VERSION = '2016-03-23';

/** What a publisher is made of, by its kind. A role is only let in, by the policy of the topic. */
export function buildPublisher(scope: Construct, publisher: Publisher, context: StackContext): void {
  const within = new Construct(scope, `publisher-${publisher.name}`);
  switch (publisher.kind) {
    case 'role':
      return;
    case 'api':
      new Api(within, publisher, context);
      return;
    case 's3':
      return addNotification(within, publisher, context);
    case 'event-rule':
      return addEventRule(within, publisher, context);
    case 'schedule':
      return addSchedules(within, publisher, context);
    case 'iot-rule':
      return addIotRule(within, publisher, context);
  }
}

function addNotification(scope: Construct, publisher: S3Publisher, context: StackContext): void {
  const { name, bucket, publishes, sends, events, prefix, suffix } = publisher;
  const told = {
    events: events.map((event) => `s3:${event.includes(':') ? event : `${event}:*`}`),
    ...(prefix === undefined ? {} : { filterPrefix: literal(prefix) }),
    ...(suffix === undefined ? {} : { filterSuffix: literal(suffix) }),
  };
  const notification = new S3BucketNotification(scope, 'notification', {
    bucket: typeof bucket === 'string' ? bucket : bucketId(context, bucket),
    ...(publishes.length === 0
      ? {}
      : { topic: publishes.map((topic) => ({ topicArn: arnReference(context, topic), ...told })) }),
    ...(sends.length === 0
      ? {}
      : { queue: sends.map((queue) => ({ queueArn: arnReference(context, queue), ...told })) }),
  });
  nameResource(notification, name);
}

function addEventRule(scope: Construct, publisher: EventRule, context: StackContext): void {
  const { name, physicalName, pattern, bus, message, publishes, sends, tags } = publisher;
  if (publisherFacts(publisher).hasRole(publisher)) addRole(scope, publisher, context);
  const onBus = bus === undefined ? {} : { eventBusName: bus };
  const rule = new CloudwatchEventRule(scope, 'rule', {
    name: literal(physicalName),
    description: literal(`What ${name} publishes`),
    eventPattern: literalJson(pattern),
    ...onBus,
    ...tagSettings(tags),
  });
  nameResource(rule, name);
  for (const topic of publishes) {
    const target = new CloudwatchEventTarget(scope, `to-${topic.name}`, {
      rule: reference(addressOf(name, 'event-rule'), 'name'),
      ...onBus,
      targetId: topic.name,
      arn: arnReference(context, topic),
      // Not by the policies of topic and key, in which EventBridge takes no condition on the rule.
      roleArn: roleArn(name),
      ...(message === undefined ? {} : { input: literalJson(message) }),
      ...targetSettings(publisher, context),
      dependsOn: [{ fqn: addressOf(name, 'role-policy') }],
    });
    nameResource(target, `${name}_to_${topic.name}`);
  }
  for (const queue of sends) {
    const target = new CloudwatchEventTarget(scope, `sends-to-${queue.name}`, {
      rule: reference(addressOf(name, 'event-rule'), 'name'),
      ...onBus,
      targetId: `queue-${queue.name}`,
      // By the policy of the queue, which takes a condition on the rule.
      arn: arnReference(context, queue),
      ...(message === undefined ? {} : { input: literalJson(message) }),
      ...(queue.fifo ? { sqsTarget: { messageGroupId: literal(publisher.messageGroup!) } } : {}),
      ...targetSettings(publisher, context),
    });
    nameResource(target, `${name}_sends_to_${queue.name}`);
  }
}

function addIotRule(scope: Construct, publisher: IotRule, context: StackContext): void {
  const { name, physicalName, publishes, sends, sql, tags } = publisher;
  addRole(scope, publisher, context);
  const rule = new IotTopicRule(scope, 'rule', {
    name: literal(physicalName),
    description: literal(`What ${name} publishes`),
    enabled: true,
    sql: literal(sql),
    sqlVersion: SQL_VERSION,
    ...(publishes.length === 0
      ? {}
      : {
          sns: publishes.map((topic) => ({
            targetArn: arnReference(context, topic),
            roleArn: roleArn(name),
            messageFormat: 'RAW',
          })),
        }),
    ...(sends.length === 0
      ? {}
      : {
          sqs: sends.map((queue) => ({
            queueUrl: queueUrl(context, queue),
            roleArn: roleArn(name),
            useBase64: false,
          })),
        }),
    dependsOn: [{ fqn: addressOf(name, 'role-policy') }],
    ...tagSettings(tags),
  });
  nameResource(rule, name);
}
