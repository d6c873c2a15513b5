import type { NamingSort } from '#base/aws/names';
import { child, type Path } from '#base/diagnostics/path';
import type { LambdaFile } from '../../schema/consumer/lambda';
import { byCodeUnit } from '#base/util/text';
import type { Consumer, ConsumerBase, Lambda, Secrets, Variables } from '#model/consumer';
import { injectedVariables } from '#model/injected';
import { isReachedById, type InNetwork, type Network } from '#model/network';
import type { Store } from '#model/store';
import type { Queue, Topic } from '#model/topology';
import { resolveEgress } from '../egress';
import { resolveRoles } from '../roles';
import { resolveGrants } from './grants';
import { storesOf } from './stores';
import { stackOfConsumer } from '../placement';
import { dangling, fail, physicalNameFor, resolveNames, type Scope } from '../scope';

/** What a consumer may refer to. */
export interface Surroundings {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly stores: ReadonlyMap<string, Store>;
  /** Those that are resolved so far: others may call them. */
  readonly functions: Map<string, Lambda>;
  readonly network: Network | undefined;
}

/** How consumers of one kind are resolved. */
export interface Resolver<File, C extends Consumer> {
  /** Whether others may call it, so that it has to be there before them. */
  readonly isCalled: boolean;
  readonly resolve: (scope: Scope, name: string, written: File, surroundings: Surroundings) => C | undefined;
}

type Common = Pick<
  LambdaFile,
  | 'stack'
  | 'queue'
  | 'queues'
  | 'publishes'
  | 'sends'
  | 'stores'
  | 'grants'
  | 'roles'
  | 'tags'
  | 'dev'
  | 'physicalName'
>;

export function consumerPath(name: string): Path {
  return ['consumers', name];
}

function queuesOf(scope: Scope, path: Path, written: Common, { queues }: Surroundings): Queue[] {
  if (written.queue !== undefined && written.queues !== undefined) {
    const message = '`queue` and `queues` both say which queues to read';
    fail(scope, {
      rule: 'several-queues',
      message,
      path: child(path, 'queues'),
      on: 'key',
      help: 'keep one of them',
    });
  }
  if (written.queue === undefined) {
    return resolveNames(scope, 'queue', written.queues ?? [], child(path, 'queues'), queues);
  }
  const queue = queues.get(written.queue);
  if (!queue) dangling(scope, 'queue', written.queue, child(path, 'queue'), queues.keys());
  return queue ? [queue] : [];
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return byCodeUnit(a.name, b.name);
}

interface Traits {
  /** Which pattern names it. */
  readonly sort: NamingSort | undefined;
  readonly service: string;
  readonly longest: number;
  /** Whether it runs in a VPC. */
  readonly inNetwork: boolean;
}

/** What all kinds of consumer have. */
export function resolveCommon(
  scope: Scope,
  name: string,
  written: Common,
  surroundings: Surroundings,
  { sort, service, longest, inNetwork }: Traits,
): ConsumerBase {
  const path = consumerPath(name);
  const named = { sort, id: name, physicalName: written.physicalName, fifo: false, path };
  const publishes = child(path, 'publishes');
  const queues = queuesOf(scope, path, written, surroundings).sort(byName);
  const mustShare = inNetwork && surroundings.network !== undefined && !isReachedById(surroundings.network);
  return {
    name,
    path,
    stack: stackOfConsumer(scope, written, { queues, mustShare }),
    physicalName: physicalNameFor(scope, service, longest, named),
    queues,
    publishes: resolveNames(scope, 'topic', written.publishes ?? [], publishes, surroundings.topics).sort(
      byName,
    ),
    sends: resolveNames(scope, 'queue', written.sends ?? [], child(path, 'sends'), surroundings.queues).sort(
      byName,
    ),
    stores: storesOf(scope, path, written.stores, surroundings),
    grants: resolveGrants(scope, written.grants, child(path, 'grants')),
    roles: resolveRoles(written.roles),
    tags: { ...scope.file.tags, ...written.tags },
    dev: written.dev,
  };
}

/** What a consumer has of its own in the network. */
export function resolveInNetwork(
  scope: Scope,
  { egress, securityGroups }: Pick<LambdaFile, 'egress' | 'securityGroups'>,
  path: Path,
): InNetwork {
  return {
    egress: resolveEgress(scope, egress, child(path, 'egress')),
    securityGroups: [...new Set(securityGroups)].sort(byCodeUnit),
  };
}

/** A variable has one meaning: the injected one, the secret, or what stands in `environment`. */
export function checkVariables(
  scope: Scope,
  consumer: ConsumerBase,
  { environment, secrets }: { readonly environment: Variables; readonly secrets: Secrets },
): void {
  const injected = injectedVariables(consumer);
  const { path } = consumer;
  const taken = (name: string, section: string, why: string) =>
    fail(scope, {
      rule: 'duplicate-variable',
      message: `the variable \`${name}\` ${why}`,
      path: child(path, section, name),
      on: 'key',
      help: 'choose another name, or remove it',
    });
  for (const section of ['environment', 'secrets'] as const) {
    const names = Object.keys(section === 'environment' ? environment : secrets);
    for (const name of names.filter((name) => injected.has(name))) {
      taken(name, section, 'is set by msgtopo');
    }
  }
  for (const name of Object.keys(secrets).filter((name) => Object.hasOwn(environment, name))) {
    taken(name, 'secrets', 'is also in `environment`');
  }
}
