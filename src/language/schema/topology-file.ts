import { z } from 'zod';
import { Consumer, CONSUMER_DEFAULTS } from './consumer';
import { Audit } from './audit';
import { Budget } from './budget';
import { Delivery } from './delivery';
import { Drill } from './drill';
import { Environment } from './environment';
import { Filter } from './filter';
import { Layout } from './layout';
import { Cluster, Network } from './network';
import { Outputs } from './outputs';
import { Publisher } from './publisher';
import { Flow } from './flow';
import { Acceptances, Compliance, RuleSettings } from './judgement';
import { Monitoring } from './monitoring';
import { Naming } from './naming';
import { DeadLetters, Queue } from './queue';
import { Roles } from './roles';
import { ElementName, Region, Tags, Text } from './scalars';
import { Store } from './store';
import { Subscription } from './subscription';
import { Topic } from './topic';

/** What `defaults` may give to each element of a sort: everything but what names or places one of them. */
const Defaults = z.strictObject({
  topic: Topic.omit({ external: true, physicalName: true, renamedFrom: true, stack: true, message: true, subscribers: true })
    .partial()
    .meta({ description: 'Defaults for each topic.' })
    .optional(),
  queue: Queue.omit({ external: true, physicalName: true, renamedFrom: true, stack: true, senders: true, receivers: true })
    .extend({
      deadLetters: z
        .union([z.literal(false), DeadLetters.omit({ physicalName: true })])
        .meta({ description: 'Dead-letter settings for each queue.' }),
    })
    .partial()
    .meta({ description: 'Defaults for each queue.' })
    .optional(),
  subscription: Subscription.pick({ filter: true, raw: true, deadLetters: true, deliveryPolicy: true })
    .partial()
    .meta({ description: 'Defaults for each subscription, as far as they apply to its endpoint.' })
    .optional(),
  ...CONSUMER_DEFAULTS,
});

/**
 * The file as written: the only source of checks, types, JSON Schema and reference. No transforms; what is meant is
 * decided when the topology is resolved.
 */
export const TopologyFile = z.strictObject({
  version: z.literal(1).meta({ description: 'The version of this language.' }),
  name: ElementName.meta({ description: 'The name of the topology, part of every name in AWS.' }),
  region: Region.meta({ description: 'The AWS region, unless the environment has its own.' }).optional(),
  tags: Tags.meta({
    description: 'Tags of everything that is made.',
    examples: [{ Team: 'checkout' }],
  }).optional(),
  naming: Naming.default('{name}-{environment}-{id}').meta({
    description:
      'How physical names are built from `{name}`, `{environment}`, `{region}` and `{id}`: one pattern ' +
      'for all, or one for each kind of resource. `{id_}` is `{id}` with `_` instead of `-`, `{Id}` is ' +
      '`OrderCreated`, and `{ID}` and `{ID_}` are in capitals; the other words work the same way.',
    examples: ['{name}_{environment}_{id_}', { queue: '{ENVIRONMENT}-{id}-queue', deadLetters: '{queue}_dlq' }],
  }),
  layout: Layout.optional(),
  include: z
    .array(Text)
    .meta({
      description:
        'More files with topics, queues, filters and subscriptions, relative to this one; `*` matches.',
      examples: [['teams/*.yaml']],
    })
    .optional(),
  defaults: Defaults.meta({
    description: 'Defaults for every element of a kind.',
  }).optional(),
  environments: z
    .record(ElementName, Environment)
    .meta({ description: 'The environments, chosen with `-e`. Without any, there is one named `default`.' })
    .optional(),
  topics: z.record(ElementName, Topic).meta({ description: 'SNS topics by name.' }).optional(),
  queues: z.record(ElementName, Queue).meta({ description: 'SQS queues by name.' }).optional(),
  filters: z
    .record(ElementName, Filter)
    .meta({ description: 'Filters by name, to be used by subscriptions.' })
    .optional(),
  subscriptions: z
    .array(Subscription)
    .meta({ description: 'Who receives what: one entry for each topic and endpoint.' })
    .optional(),
  monitoring: Monitoring.optional(),
  audit: Audit.optional(),
  budget: Budget.optional(),
  delivery: Delivery.optional(),
  outputs: Outputs.optional(),
  consumers: z
    .record(ElementName, Consumer)
    .meta({ description: 'What consumes the queues, by name.' })
    .optional(),
  stores: z.record(ElementName, Store).meta({ description: 'Buckets and tables by name.' }).optional(),
  publishers: z
    .record(ElementName, Publisher)
    .meta({ description: 'Publishers from outside of this file, by name.' })
    .optional(),
  network: Network.optional(),
  cluster: Cluster.optional(),
  roles: Roles.optional(),
  rules: RuleSettings.optional(),
  accept: Acceptances.optional(),
  compliance: Compliance.optional(),
  flows: z
    .array(Flow)
    .meta({ description: 'Tests of what happens to messages, for `msgtopo test`. Files named `*.flow.yaml` may hold more.' })
    .optional(),
  drills: z
    .record(ElementName, Drill)
    .meta({ description: 'Failures that the topology must survive, by name, for `msgtopo drill`.' })
    .optional(),
});

export type TopologyFile = z.infer<typeof TopologyFile>;
export type TopicFile = z.infer<typeof Topic>;
export type QueueFile = z.infer<typeof Queue>;
export type SubscriptionFile = z.infer<typeof Subscription>;
export type AcceptanceFile = NonNullable<TopologyFile['accept']>[number];
export type MonitoringFile = z.infer<typeof Monitoring>;
export type FilterFile = z.infer<typeof Filter>;
