import { parseArn } from '#base/aws/arns';
import { child, type Path } from '#base/diagnostics/path';
import type { LambdaFile } from '../../schema/consumer/lambda';
import { byCodeUnit, list, quoted } from '#base/util/text';
import type {
  Consumer,
  ConsumerBase,
  Lambda,
  Secret,
  Secrets,
  StoreAccess,
  Variables,
} from '#model/consumer';
import { injectedVariables } from '#model/injected';
import { isReachedById, type InNetwork, type Network } from '#model/network';
import { STORE_LEVELS, type Store } from '#model/store';
import type { Queue, Topic } from '#model/topology';
import { resolveEgress } from '../egress';
import { resolveRoles } from '../roles';
import { resolveGrants } from './grants';
import { stackOfConsumer } from '../placement';
import { arnHere, dangling, fail, physicalNameFor, resolveNames, type Scope } from '../scope';

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
  | 'physicalName'
>;

export function consumerPath(name: string): Path {
  return ['consumers', name];
}

function queuesOf(scope: Scope, path: Path, written: Common, { queues }: Surroundings): Queue[] {
  if (written.queue !== undefined && written.queues !== undefined) {
    const message = '`queue` and `queues` say the same twice';
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

type Use = NonNullable<Common['stores']>[string];

/** What is asked of a store that stores of its kind do not have. */
function checkUse(scope: Scope, store: Store, { levels, indexes }: Asked, path: Path): void {
  const what = store.kind === 's3' ? 'bucket' : 'table';
  for (const level of ['list', 'delete', 'scan'] as const) {
    if (!levels.includes(level) || STORE_LEVELS[store.kind].includes(level)) continue;
    const message = `a ${what} has no level \`${level}\``;
    const help = `a ${what} has \`read\`, \`write\`, \`read-write\`, ${list(quoted(STORE_LEVELS[store.kind]))}`;
    fail(scope, { rule: 'wrong-value', message, path, help });
  }
  if (indexes.length > 0 && (store.kind === 's3' || store.owned)) {
    const message = `\`${store.name}\` has no indexes: only a table that exists already can have them`;
    fail(scope, {
      rule: 'wrong-value',
      message,
      path: child(path, 'indexes'),
      on: 'key',
      help: 'remove `indexes`',
    });
  }
}

interface Asked {
  readonly levels: readonly string[];
  readonly indexes: readonly string[];
}

function askedOf(use: Use): Asked {
  const { access, indexes = [] } = typeof use === 'string' || Array.isArray(use) ? { access: use } : use;
  return { levels: [access].flat(), indexes };
}

function accessOf(scope: Scope, store: Store, use: Use, path: Path): StoreAccess {
  const asked = askedOf(use);
  checkUse(scope, store, asked, path);
  const has = (...levels: readonly string[]) => levels.some((level) => asked.levels.includes(level));
  return {
    store,
    reads: has('read', 'read-write'),
    writes: has('write', 'read-write'),
    lists: has('list'),
    deletes: has('delete'),
    scans: has('scan'),
    indexes: [...new Set(asked.indexes)].sort(byCodeUnit),
  };
}

function storesOf(scope: Scope, path: Path, written: Common, { stores }: Surroundings): StoreAccess[] {
  const entries = Object.entries(written.stores ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return entries.flatMap(([name, use]) => {
    const store = stores.get(name);
    const at = child(path, 'stores', name);
    if (!store) dangling(scope, 'store', name, at, stores.keys());
    return store ? [accessOf(scope, store, use, at)] : [];
  });
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return byCodeUnit(a.name, b.name);
}

interface Traits {
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
  { service, longest, inNetwork }: Traits,
): ConsumerBase {
  const path = consumerPath(name);
  const named = { id: name, physicalName: written.physicalName, fifo: false, path };
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
    stores: storesOf(scope, path, written, surroundings),
    grants: resolveGrants(scope, written.grants, child(path, 'grants')),
    roles: resolveRoles(written.roles),
    tags: { ...scope.file.tags, ...written.tags },
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

type WrittenSecrets = NonNullable<LambdaFile['secrets']>;

/** `orders/db:url`, or as Copilot writes it `orders/db:url::`, after a name or an ARN, whose parts have other colons. */
const JSON_KEY = /^((?:arn:(?:[^:]*:){5})?[^:]+):([^:]+)(?:::)?$/;

/** One that is written as a name is here, in the account and region of the topology. */
function secretOf(scope: Scope, written: WrittenSecrets[string]): Secret {
  const { kmsKey } = written;
  const [kind, whole] =
    'ssm' in written
      ? (['ssm', written.ssm] as const)
      : (['secretsManager', written.secretsManager] as const);
  const [, text = whole, jsonKey] = kind === 'ssm' ? [] : (JSON_KEY.exec(whole) ?? []);
  const arn = parseArn(text);
  if (arn) return { kind, arn, byName: false, jsonKey, kmsKey };
  const [service, resource] =
    kind === 'ssm' ? ['ssm', `parameter/${text.replace(/^\//, '')}`] : ['secretsmanager', `secret:${text}`];
  return { kind, arn: arnHere(scope, service, resource), byName: true, jsonKey, kmsKey };
}

export function resolveSecrets(scope: Scope, written: WrittenSecrets = {}): Secrets {
  const entries = Object.entries(written).sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([name, secret]) => [name, secretOf(scope, secret)]));
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
    taken(name, 'secrets', 'stands in `environment` too');
  }
}
