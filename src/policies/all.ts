import { addressOf } from '#model/address';
import type { Placed } from '#model/element';
import { needsManagedKey } from '#model/managed-key';
import { isDelivery, partsOf, siteOfSubscription } from '#model/parts';
import { DELIVERY_TASKS, isHome, targetOf } from '#model/pipeline';
import { SHARED } from '#model/shared';
import { streamOf } from '#model/kinds/receivers/index';
import { storeFacts } from '#model/kinds/stores/index';
import { ownedQueues, ownedStores, ownedTopics, type Topology } from '#model/topology';
import { pipelineKeyPolicy } from './artifacts';
import { bucketPolicy } from './bucket-policy';
import { endpointName, endpointsOf } from './endpoints';
import { alarmMailPolicy, isAlarmMailMade, pipelineMailPolicy } from './mail';
import { managedKeyPolicy } from './managed-key-policy';
import { queuePolicy } from './queue-policy';
import type { Role } from './role';
import { consumerPolicies } from './consumers';
import { flowLogsRole } from './roles/network';
import { jobRole, jobsOf, pipelineRole, trustJob } from './roles/pipeline';
import { publisherRoles } from './roles/publishers';
import { deliveryLoggingRole, firehoseRole } from './roles/sns';
import { policyDocument, type PolicyDocument, type Statement } from './statement';
import { topicPolicy } from './topic-policy';
import { tracedTopics, tracingPolicy } from './tracing';
import { trailBucketPolicy, trailKeyPolicy } from './trail';
import { isHere, namedWriter, SHOWN, type PolicyWriter } from './writer';

/** One policy in AWS. */
export interface Policy {
  /** Of what has it, in Terraform; that of a role is also the address of what the role may do. */
  readonly address: string;
  /** `queues.billing`; absent for what all elements share. */
  readonly owner: string | undefined;
  readonly document: PolicyDocument;
}

function policy(address: string, statements: readonly Statement[], owner?: string): Policy {
  return { address, owner, document: policyDocument(statements) };
}

function policiesOfRole({ address, trust, statements }: Role, owner?: string): Policy[] {
  const own = statements.length === 0 ? [] : [policy(addressOf(address, 'role-policy'), statements, owner)];
  return [policy(addressOf(address, 'role'), trust, owner), ...own];
}

function ofElements(writer: PolicyWriter): Policy[] {
  const { topology } = writer;
  const here = <E extends Placed>(elements: Iterable<E>) =>
    [...elements].filter((one) => isHere(writer, one));
  return [
    ...here(ownedTopics(topology)).map((topic) =>
      policy(addressOf(topic, 'topic'), topicPolicy(topic, writer), `topics.${topic.name}`),
    ),
    ...here(ownedQueues(topology)).map((queue) =>
      policy(addressOf(queue, 'queue'), queuePolicy(queue, writer), `queues.${queue.name}`),
    ),
    ...here(ownedStores(topology))
      .filter((store) => storeFacts(store).hasPolicy)
      .map((store) =>
        policy(
          addressOf(store, 'bucket-policy'),
          bucketPolicy(writer.names.store(store)),
          `stores.${store.name}`,
        ),
      ),
    ...here(topology.consumers.values()).flatMap((consumer) =>
      consumerPolicies(consumer)
        .roles(consumer, writer)
        .flatMap((role) => policiesOfRole(role, `consumers.${consumer.name}`)),
    ),
    ...here(topology.publishers.values()).flatMap((publisher) =>
      publisherRoles(publisher, writer).flatMap((role) =>
        policiesOfRole(role, `publishers.${publisher.name}`),
      ),
    ),
  ];
}

function ofSubscriptions(writer: PolicyWriter): Policy[] {
  const { topology, part } = writer;
  return topology.subscriptions.flatMap((subscription) => {
    const { receiver, name } = subscription;
    const { stack, links } = siteOfSubscription(subscription);
    const stream = streamOf(receiver);
    if (stream === undefined || stack !== part.stack || links !== part.links) return [];
    return policiesOfRole(firehoseRole(subscription, stream), `subscriptions.${name}`);
  });
}

/** What stands once in a stack. */
function ofStack(writer: PolicyWriter): Policy[] {
  const logged = ownedTopics(writer.topology).filter(
    (topic) => topic.deliveryStatusLogging && isHere(writer, topic),
  );
  return logged.length === 0 ? [] : policiesOfRole(deliveryLoggingRole(logged, writer));
}

/** What stands once in a topology. */
function ofAll(writer: PolicyWriter): Policy[] {
  const { topology, names } = writer;
  const { network, trail } = topology;
  const endpoints = network?.hasEndpoints ? endpointsOf(writer) : [];
  return [
    ...(needsManagedKey(topology)
      ? [policy(addressOf(SHARED.managedKey, 'key'), managedKeyPolicy(writer))]
      : []),
    ...(tracedTopics(topology).length > 0
      ? [policy(addressOf(SHARED.tracing, 'tracing'), tracingPolicy(writer))]
      : []),
    ...(isAlarmMailMade(topology)
      ? [policy(addressOf(SHARED.alarmMail, 'topic'), alarmMailPolicy(writer))]
      : []),
    ...(network?.vpc.kind === 'created' ? policiesOfRole(flowLogsRole(writer)) : []),
    ...endpoints.map((endpoint) =>
      policy(addressOf(endpointName(endpoint), 'endpoint'), endpoint.statements),
    ),
    ...(trail ? [policy(addressOf(SHARED.trail, 'key'), trailKeyPolicy(writer))] : []),
    ...(trail && trail.bucket === undefined
      ? [
          policy(
            addressOf(SHARED.trail, 'bucket-policy'),
            bucketPolicy(names.single('trail-bucket'), trailBucketPolicy(writer)),
          ),
        ]
      : []),
  ];
}

function ofPipeline(writer: PolicyWriter): Policy[] {
  const { topology, names } = writer;
  const { pipeline } = topology;
  if (!pipeline) return [];
  const target = targetOf(topology);
  const ofTasks = target
    ? DELIVERY_TASKS.map((task) => policy(addressOf(task, 'role'), trustJob(pipeline, target, task, writer)))
    : [];
  if (!isHome(topology)) return ofTasks;
  return [
    ...ofTasks,
    policy(addressOf(SHARED.pipeline, 'key'), pipelineKeyPolicy(writer)),
    policy(addressOf(SHARED.pipeline, 'bucket-policy'), bucketPolicy(names.single('pipeline-bucket'))),
    ...(pipeline.notify?.kind === 'email'
      ? [policy(addressOf(SHARED.pipelineMail, 'topic'), pipelineMailPolicy(writer))]
      : []),
    ...policiesOfRole(pipelineRole(pipeline, writer)),
    ...jobsOf(pipeline, writer).flatMap((job) => policiesOfRole(jobRole(job, writer))),
  ];
}

/** Every policy of one Terraform stack, but what plans and deploys it: `deploying` has that. */
export function policiesIn(writer: PolicyWriter): Policy[] {
  return [
    ...ofElements(writer),
    ...ofSubscriptions(writer),
    ...ofStack(writer),
    ...(isHere(writer, { stack: undefined }) ? ofAll(writer) : []),
    ...(isDelivery(writer.part) ? ofPipeline(writer) : []),
  ];
}

/** Every policy of a topology, with names as people know them. */
export function policiesOf(topology: Topology): Policy[] {
  return partsOf(topology).flatMap((part) => policiesIn(namedWriter(topology, part, SHOWN)));
}
