import { addressOf } from '#model/address';
import type { EventRule, IotRule, Publisher, S3Publisher, Schedule } from '#model/publisher';
import { publisherRole } from '#policies/roles/publishers';
import { nameResource } from '../address';
import {
  CloudwatchEventRule,
  CloudwatchEventTarget,
  Construct,
  IotTopicRule,
  S3BucketNotification,
  SchedulerSchedule,
} from '../cdktf';
import { roleArn, ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';
import { arnReference, bucketId } from '../references';
import { literal, literalJson, reference, tagSettings } from '../text';
import { Api } from './api';

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
  const { name, bucket, publishes, events, prefix, suffix } = publisher;
  const notification = new S3BucketNotification(scope, 'notification', {
    bucket: typeof bucket === 'string' ? bucket : bucketId(context, bucket),
    topic: publishes.map((topic) => ({
      topicArn: arnReference(context, topic),
      events: events.map((event) => `s3:${event.includes(':') ? event : `${event}:*`}`),
      ...(prefix === undefined ? {} : { filterPrefix: literal(prefix) }),
      ...(suffix === undefined ? {} : { filterSuffix: literal(suffix) }),
    })),
  });
  nameResource(notification, name);
}

function addEventRule(scope: Construct, publisher: EventRule, context: StackContext): void {
  const { name, physicalName, pattern, bus, message, publishes, tags } = publisher;
  addRole(scope, publisher, context);
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
      dependsOn: [{ fqn: addressOf(name, 'role-policy') }],
    });
    nameResource(target, `${name}_to_${topic.name}`);
  }
}

function addRole(scope: Construct, publisher: EventRule | Schedule | IotRule, context: StackContext): void {
  const { name, physicalName, tags } = publisher;
  new ServiceRole(scope, {
    role: publisherRole(publisher, context),
    name: { prefix: `${physicalName}-` },
    rules: context.topology.roles,
    description: `What ${name} may publish to`,
    tags,
  });
}

function addSchedules(scope: Construct, publisher: Schedule, context: StackContext): void {
  const { name, physicalName, publishes, expression, timezone, message } = publisher;
  addRole(scope, publisher, context);
  for (const topic of publishes) {
    const schedule = new SchedulerSchedule(scope, `to-${topic.name}`, {
      name: literal(publishes.length === 1 ? physicalName : `${physicalName}-${topic.name}`),
      description: literal(`What ${name} publishes`),
      scheduleExpression: literal(expression),
      ...(timezone === undefined ? {} : { scheduleExpressionTimezone: literal(timezone) }),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: arnReference(context, topic),
        roleArn: roleArn(name),
        input: typeof message === 'string' ? literal(message) : literalJson(message),
      },
      dependsOn: [{ fqn: addressOf(name, 'role-policy') }],
    });
    nameResource(schedule, `${name}_to_${topic.name}`);
  }
}

function addIotRule(scope: Construct, publisher: IotRule, context: StackContext): void {
  const { name, physicalName, publishes, sql, tags } = publisher;
  addRole(scope, publisher, context);
  const rule = new IotTopicRule(scope, 'rule', {
    name: literal(physicalName),
    description: literal(`What ${name} publishes`),
    enabled: true,
    sql: literal(sql),
    sqlVersion: SQL_VERSION,
    sns: publishes.map((topic) => ({
      targetArn: arnReference(context, topic),
      roleArn: roleArn(name),
      messageFormat: 'RAW',
    })),
    dependsOn: [{ fqn: addressOf(name, 'role-policy') }],
    ...tagSettings(tags),
  });
  nameResource(rule, name);
}
