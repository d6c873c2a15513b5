import {
  fargates,
  lambdas,
  ownedQueues,
  ownedTopics,
  stackName,
  type OwnedQueue,
  type Topology,
} from '../src/topology/topology';
import { functionAddress, nameResource, queueAddress, SHARED, topicAddress } from './address';
import { Backend } from './backend';
import { DataAwsCallerIdentity, TerraformOutput, TerraformStack, type Construct } from './cdktf';
import { clusterName } from './cluster-reference';
import { Cluster } from './constructs/cluster';
import { addBudget } from './constructs/budget';
import { DeliveryLoggingRole } from './constructs/delivery-logging';
import { ManagedKey, needsManagedKey } from './constructs/managed-key';
import { Monitoring } from './constructs/monitoring';
import { Queue } from './constructs/queue';
import { buildStore } from './constructs/store';
import { Subscription } from './constructs/subscription';
import { Topic } from './constructs/topic';
import { addTracingPolicy } from './constructs/tracing';
import { buildConsumer } from './consumers';
import { Trail } from './constructs/trail';
import { accountOf, type StackContext } from './context';
import { Network } from './network';
import { toTerraform } from './one-pass';
import { Provider } from './provider';
import { buildPublisher } from './publishers';
import { withoutStackTraces } from './stack-traces';
import { reference } from './text';

/** The topology in one environment: which blocks there are. What each is made of stands in the blocks. */
export class TopologyStack extends TerraformStack {
  constructor(scope: Construct, topology: Topology, toProject: string) {
    const stack = stackName(topology);
    super(scope, stack);
    const context: StackContext = { topology, account: accountOf(topology), toProject };
    new Backend(this, topology.backend, { stack, toProject });
    new Provider(this, topology);
    if (topology.account === undefined) {
      nameResource(new DataAwsCallerIdentity(this, 'caller'), SHARED.caller);
    }
    if (needsManagedKey(topology)) new ManagedKey(this, context);

    const topics = ownedTopics(topology);
    const logged = topics.filter(({ deliveryStatusLogging }) => deliveryStatusLogging);
    if (logged.length > 0) new DeliveryLoggingRole(this, logged, context);
    addTracingPolicy(this, context);
    for (const topic of topics) new Topic(this, topic, context);
    for (const queue of ownedQueues(topology)) new Queue(this, queue, context);
    if (topology.network) new Network(this, topology.network, context);
    if (topology.cluster?.owned) new Cluster(this, topology.cluster.physicalName, context);
    for (const store of topology.stores.values()) buildStore(this, store, context);
    for (const consumer of topology.consumers.values()) buildConsumer(this, consumer, context);
    for (const publisher of topology.publishers.values()) buildPublisher(this, publisher, context);
    for (const subscription of topology.subscriptions) new Subscription(this, subscription, context);
    addOversight(this, context);
    addOutputs(this, topology);
  }

  /** The same as that of cdktf, faster. */
  override toTerraform(): Record<string, unknown> {
    return toTerraform(this);
  }
}

/** The stack of a topology. `prepareStack` of cdktf need not follow: no stack refers to another. */
export function buildStack(scope: Construct, topology: Topology, toProject: string): TopologyStack {
  return withoutStackTraces(() => new TopologyStack(scope, topology, toProject));
}

/** What watches over the rest. */
function addOversight(stack: TopologyStack, context: StackContext): void {
  const { monitoring, trail, budget } = context.topology;
  if (monitoring) new Monitoring(stack, monitoring, context);
  if (trail) new Trail(stack, trail, context);
  if (budget) addBudget(stack, budget, context);
}

function addOutputs(stack: TopologyStack, topology: Topology): void {
  const queues = ownedQueues(topology);
  const url = (queue: OwnedQueue) => reference(queueAddress(queue), 'url');
  const deadLetters = queues.flatMap(({ name, deadLetters }) =>
    deadLetters?.queue.owned ? [[name, url(deadLetters.queue)]] : [],
  );
  const outputs: Record<string, [string, unknown][]> = {
    topics: ownedTopics(topology).map((topic) => [topic.name, reference(topicAddress(topic), 'arn')]),
    queues: queues.filter(({ declared }) => declared).map((queue) => [queue.name, url(queue)]),
    dead_letter_queues: deadLetters as [string, unknown][],
    services: fargates(topology).map(({ name }) => [name, reference(`aws_ecs_service.${name}`, 'name')]),
    functions: lambdas(topology).map((lambda) => [
      lambda.name,
      reference(functionAddress(lambda), 'function_name'),
    ]),
  };
  if (topology.cluster) {
    nameResource(new TerraformOutput(stack, 'output-cluster', { value: clusterName(topology) }), 'cluster');
  }
  for (const [name, entries] of Object.entries(outputs)) {
    if (entries.length === 0) continue;
    const output = new TerraformOutput(stack, `output-${name}`, { value: Object.fromEntries(entries) });
    nameResource(output, name);
  }
}
