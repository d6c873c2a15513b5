import { partitionOf } from '#base/aws/arns';
import { formatPath, type Path } from '#base/diagnostics/path';
import type { Backend } from '#model/backend';
import type { Consumer } from '#model/consumer';
import { consumerFacts } from '#model/kinds/consumers/index';
import { STORE_KINDS, storeFacts } from '#model/kinds/stores/index';
import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
import { resolveBudget, withCostTag } from './budget';
import { resolveLogs, resolveMonitoring } from './monitoring';
import { resolveConsumers } from './consumers';
import { resolveDrills } from './drills';
import { resolveCluster, resolveNetwork } from './network';
import { resolvePipeline } from './pipeline';
import { resolvePublishers } from './publishers';
import { resolveJudgement } from './judgement';
import { resolveQueues } from './queues';
import { checkRenames } from './renames';
import { checkNaming } from './naming';
import { fail, namingOf, type Scope } from './scope';
import { checkStackNames } from './stack-names';
import { resolveRoles } from './roles';
import { resolveStores } from './stores';
import { resolveFilters, resolveSubscriptions } from './subscriptions';
import { resolveTopics } from './topics';
import { resolveTrail } from './trail';
import { deriveVisibility } from './visibility';

/** Two elements with one name in AWS would be one element there. */
function checkUniqueNames(
  scope: Scope,
  service: string,
  elements: Iterable<{ physicalName: string; path: Path }>,
): void {
  const taken = new Map<string, Path>();
  const reported = new Set<string>();
  for (const { physicalName, path } of elements) {
    const other = taken.get(physicalName);
    taken.set(physicalName, path);
    // Queues of one name have dead-letter queues of one name, which is the same mistake.
    if (!other || reported.has(formatPath(path.slice(0, -1)))) continue;
    reported.add(formatPath(path));
    const message = `${service} would have two elements of the name \`${physicalName}\``;
    const related = [{ path: other, message: 'the other is defined' }];
    fail(scope, { rule: 'duplicate-element', message, path, on: 'key', related });
  }
}

function checkNamesOfKinds(scope: Scope, { consumers, stores }: Topology): void {
  const named = [...consumers.values()];
  const serviceOf = (consumer: Consumer) => consumerFacts(consumer).service;
  for (const service of new Set(named.map(serviceOf))) {
    checkUniqueNames(
      scope,
      service,
      named.filter((consumer) => serviceOf(consumer) === service),
    );
  }
  for (const kind of STORE_KINDS) {
    checkUniqueNames(
      scope,
      storeFacts({ kind }).namedIn,
      [...stores.values()].filter((store) => store.owned && store.kind === kind),
    );
  }
}

/** From the file as written, for one environment, to the graph as meant. All findings go to `scope.report`. */
export function resolve(written: Scope): Topology {
  const scope = withCostTag(written);
  const { file, environment, region, account } = scope;
  checkNaming(scope);
  const resolvedTopics = resolveTopics(scope);
  const queues = resolveQueues(scope);
  const stores = resolveStores(scope);
  const writtenQueues = new Map([...queues].filter(([, queue]) => !queue.owned || queue.declared));
  const { topics } = resolvedTopics;
  const network = resolveNetwork(scope);
  const consumers = resolveConsumers(scope, { topics, queues: writtenQueues, stores, network });
  deriveVisibility(scope, queues, consumers);
  const subscriptions = resolveSubscriptions(scope, { ...resolvedTopics, queues, consumers });
  const publishers = resolvePublishers(scope, { topics, queues: writtenQueues, stores, consumers });
  const backend: Backend = file.environments?.[environment]?.backend ?? { type: 'local' };
  const topology: Topology = {
    name: file.name,
    environment,
    region,
    regionPath:
      file.environments?.[environment]?.region === undefined
        ? ['region']
        : ['environments', environment, 'region'],
    partition: partitionOf(region),
    account,
    tags: file.tags ?? {},
    naming: namingOf(scope),
    outputs: file.outputs && { ssm: file.outputs.ssm },
    vars: file.environments?.[environment]?.vars ?? {},
    backend,
    topics,
    queues,
    filters: resolveFilters(scope),
    subscriptions,
    monitoring: resolveMonitoring(scope, topics, queues),
    logs: resolveLogs(scope),
    trail: resolveTrail(scope),
    budget: resolveBudget(scope, topics),
    pipeline: resolvePipeline(scope, topics),
    consumers,
    stores,
    publishers,
    network,
    roles: resolveRoles(file.roles),
    cluster: resolveCluster(scope),
    flows: file.flows ?? [],
    drills: resolveDrills(file.drills, { topics, queues, consumers }, scope.report),
    judgement: resolveJudgement(scope, { topics, queues, subscriptions, consumers, publishers, stores }),
  };
  checkRenames(scope, 'topic', ownedTopics(topology), resolvedTopics.topics);
  const declared = ownedQueues(topology).filter((queue) => queue.declared);
  checkRenames(scope, 'queue', declared, queues);
  checkUniqueNames(scope, 'SNS', ownedTopics(topology));
  checkUniqueNames(scope, 'SQS', ownedQueues(topology));
  checkNamesOfKinds(scope, topology);
  checkStackNames(scope, topology);
  return topology;
}
