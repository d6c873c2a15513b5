import { addressOf } from '#model/address';
import { needsManagedKey } from '#model/managed-key';
import { scales } from '#model/kinds/consumers/index';
import { isDelivery, partsOf, siteOfSubscription, STACKS_OUTPUT, type Part } from '#model/parts';
import {
  ownedQueues,
  ownedStores,
  ownedTopics,
  stackName,
  type OwnedQueue,
  type Topology,
} from '#model/topology';
import type { Placed } from '#model/element';
import { SHARED } from '#model/shared';
import { externalConsumers, externalStatements } from '#policies/external';
import { policyJson } from '#policies/statement';
import { nameResource } from './address';
import { Backend } from './backend';
import { DataAwsCallerIdentity, TerraformOutput, TerraformStack, type Construct } from './cdktf';
import { Cluster, ForeignCluster } from './consumers/fargate/cluster';
import { addBudget } from './constructs/budget';
import { DeliveryLoggingRole } from './constructs/delivery-logging';
import { ManagedKey } from './constructs/managed-key';
import { Monitoring } from './constructs/monitoring';
import { Queue } from './constructs/queue';
import { buildStore } from './constructs/store';
import { Subscription } from './constructs/subscription';
import { Topic } from './constructs/topic';
import { addTracingPolicy } from './constructs/tracing';
import { buildConsumer } from './consumers';
import { consumerOutputs } from './consumers/outputs';
import { publisherOutputs } from './publishers/outputs';
import { Trail } from './constructs/trail';
import { accountOf, isHere, type StackContext } from './context';
import { Delivery, deliveryOutputs } from './delivery';
import { Network } from './network';
import { isGroupKnown, securityGroupId } from './network/security-group';
import { toTerraform } from './one-pass';
import { Provider, regionalProviders } from './provider';
import { buildPublisher } from './publishers';
import { clusterName, queueUrl, terraformNames } from './references';
import { withoutStackTraces } from './stack-traces';
import { literal, reference } from './text';

/** One stack of the topology in one environment: which blocks there are. What each is made of stands in the blocks. */
export class TopologyStack extends TerraformStack {
  constructor(scope: Construct, topology: Topology, part: Part, toProject: string) {
    super(scope, part.name);
    const naming = { topology, part, account: accountOf(topology), text: literal };
    const inRegion = regionalProviders(this, topology);
    const context: StackContext = { ...naming, toProject, inRegion, names: terraformNames(naming) };
    new Backend(this, topology.backend, { stack: part.name, shared: stackName(topology), toProject });
    new Provider(this, topology);
    if (topology.account === undefined) {
      nameResource(new DataAwsCallerIdentity(this, 'caller'), SHARED.caller);
    }
    const isShared = isHere(context, { stack: undefined });
    if (isShared) addCommon(this, context);
    addElements(this, context);
    for (const subscription of topology.subscriptions) {
      const { stack, links } = siteOfSubscription(subscription);
      if (stack === part.stack && links === part.links) new Subscription(this, subscription, context);
    }
    if (topology.monitoring) new Monitoring(this, topology.monitoring, context);
    if (isShared) addOversight(this, context);
    if (isDelivery(part) && topology.pipeline) new Delivery(this, topology.pipeline, context);
    addOutputs(this, context);
  }

  /** The same as that of cdktf, faster. */
  override toTerraform(): Record<string, unknown> {
    return toTerraform(this);
  }
}

/** One stack of a topology. `prepareStack` of cdktf need not follow: no stack refers to what another one exports. */
export function buildStack(
  scope: Construct,
  topology: Topology,
  part: Part,
  toProject: string,
): TopologyStack {
  return withoutStackTraces(() => new TopologyStack(scope, topology, part, toProject));
}

/** What elements of every stack use. */
function addCommon(stack: TopologyStack, context: StackContext): void {
  const { topology } = context;
  if (needsManagedKey(topology)) new ManagedKey(stack, context);
  addTracingPolicy(stack, context);
  if (topology.network) new Network(stack, topology.network, context);
  const { cluster } = topology;
  if (cluster?.owned) new Cluster(stack, cluster.physicalName, context);
}

function addElements(stack: TopologyStack, context: StackContext): void {
  const { topology } = context;
  const here = <E extends Placed>(elements: Iterable<E>) =>
    [...elements].filter((element) => isHere(context, element));
  const topics = here(ownedTopics(topology));
  const logged = topics.filter(({ deliveryStatusLogging }) => deliveryStatusLogging);
  if (logged.length > 0) new DeliveryLoggingRole(stack, logged, context);
  for (const topic of topics) new Topic(stack, topic, context);
  for (const queue of here(ownedQueues(topology))) new Queue(stack, queue, context);
  for (const store of here(ownedStores(topology))) buildStore(stack, store, context);
  const consumers = here(topology.consumers.values());
  const { cluster } = topology;
  if (cluster?.owned === false && consumers.some(scales)) new ForeignCluster(stack, cluster.name);
  for (const consumer of consumers) buildConsumer(stack, consumer, context);
  for (const publisher of here(topology.publishers.values())) buildPublisher(stack, publisher, context);
}

/** What watches over the rest. */
function addOversight(stack: TopologyStack, context: StackContext): void {
  const { trail, budget } = context.topology;
  if (trail) new Trail(stack, trail, context);
  if (budget) addBudget(stack, budget, context);
}

function addOutputs(stack: TopologyStack, context: StackContext): void {
  const { topology } = context;
  const here = (element: Placed) => isHere(context, element);
  const queues = ownedQueues(topology).filter(here);
  const url = (queue: OwnedQueue) => reference(addressOf(queue, 'queue'), 'url');
  const deadLetters = queues.flatMap(({ name, deadLetters }) =>
    deadLetters?.queue.owned ? [[name, queueUrl(context, deadLetters.queue)]] : [],
  );
  const outputs: Record<string, [string, unknown][]> = {
    topics: ownedTopics(topology)
      .filter(here)
      .map((topic) => [topic.name, reference(addressOf(topic, 'topic'), 'arn')]),
    queues: queues.filter(({ declared }) => declared).map((queue) => [queue.name, url(queue)]),
    dead_letter_queues: deadLetters as [string, unknown][],
    ...publisherOutputs(topology, context),
    ...consumerOutputs(topology, context),
    security_groups: [...topology.consumers.values()]
      .filter((consumer) => here(consumer) && isGroupKnown(consumer, topology))
      .map(({ name }) => [name, securityGroupId(name)]),
    consumer_policies: externalConsumers(topology)
      .filter(here)
      .map((consumer) => [consumer.name, policyJson(externalStatements(consumer, context))]),
    delivery:
      isDelivery(context.part) && topology.pipeline ? deliveryOutputs(topology.pipeline, context) : [],
  };
  if (here({ stack: undefined })) addSharedOutputs(stack, context);
  for (const [name, entries] of Object.entries(outputs)) {
    if (entries.length === 0) continue;
    const output = new TerraformOutput(stack, `output-${name}`, { value: Object.fromEntries(entries) });
    nameResource(output, name);
  }
}

/** The names of all stacks tell the next deploy of one that is no more in the file. */
function addSharedOutputs(stack: TopologyStack, context: StackContext): void {
  const { topology } = context;
  const parts = partsOf(topology).filter((part) => !isDelivery(part));
  const outputs = {
    ...(topology.cluster ? { cluster: clusterName(context) } : {}),
    ...(parts.length > 1 ? { [STACKS_OUTPUT]: parts.map(({ name }) => name) } : {}),
  };
  for (const [name, value] of Object.entries(outputs)) {
    nameResource(new TerraformOutput(stack, `output-${name}`, { value }), name);
  }
}
