import { CLUSTER, NETWORK } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { NetworkFile } from '../schema/network';
import { byCodeUnit } from '#base/util/text';
import { runsInCluster } from '#model/kinds/consumers/index';
import type { Cluster, Network, Subnets, Vpc } from '#model/network';
import { resolveEgress } from './egress';
import { fail, physicalNameFor, type Scope } from './scope';

const PATH: Path = ['network'];

function checkRange(scope: Scope, cidr: string): void {
  const { min, max } = NETWORK.vpcPrefix;
  const [address, prefix] = cidr.split('/');
  const isAddress = address!.split('.').every((part) => Number(part) <= 255);
  if (isAddress && Number(prefix) >= min && Number(prefix) <= max) return;
  const message = `the addresses of a VPC are a range from /${min} to /${max}, found \`${cidr}\``;
  fail(scope, { rule: 'wrong-value', message, path: child(PATH, 'vpc', 'create', 'cidr') });
}

function vpcOf(scope: Scope, written: NetworkFile['vpc']): Vpc {
  if (typeof written === 'string') return { kind: 'id', id: written };
  if ('tags' in written) return { kind: 'tags', tags: written.tags };
  checkRange(scope, written.create.cidr);
  return { kind: 'created', ...written.create };
}

function subnetsOf(scope: Scope, written: NetworkFile['subnets'], vpc: Vpc): Subnets {
  if (vpc.kind === 'created') {
    if (written !== undefined) {
      const message = 'a VPC that is created has its own subnets';
      const path = child(PATH, 'subnets');
      fail(scope, { rule: 'wrong-value', message, path, on: 'key', help: 'remove `subnets`' });
    }
    return { kind: 'created' };
  }
  if (written === undefined) {
    const help = 'name them by id or by tags, such as `subnets: { tags: { Tier: private } }`';
    fail(scope, {
      rule: 'missing-key',
      message: '`network` needs the key `subnets`',
      path: PATH,
      on: 'key',
      help,
    });
    return { kind: 'ids', ids: [] };
  }
  return 'tags' in written
    ? { kind: 'tags', tags: written.tags }
    : { kind: 'ids', ids: [...written].sort(byCodeUnit) };
}

export function resolveNetwork(scope: Scope): Network | undefined {
  const written = scope.file.network;
  if (!written) return undefined;
  const vpc = vpcOf(scope, written.vpc);
  return {
    path: PATH,
    vpc,
    subnets: subnetsOf(scope, written.subnets, vpc),
    hasEndpoints: written.endpoints === 'auto',
    publicIp: written.publicIp,
    egress: resolveEgress(scope, written.egress, child(PATH, 'egress')),
  };
}

/** The cluster, if one is written or needed. */
export function resolveCluster(scope: Scope): Cluster | undefined {
  const path = ['cluster'];
  const { cluster, consumers = {} } = scope.file;
  const isNeeded = Object.values(consumers).some(({ type }) => runsInCluster(type));
  if (!cluster && !isNeeded) return undefined;
  const { name, physicalName, containerInsights } = cluster ?? {};
  if (name !== undefined && physicalName !== undefined) {
    const message = '`name` is a cluster that exists, `physicalName` one that is created';
    const help = 'keep one of them';
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'physicalName'), on: 'key', help });
  }
  if (name !== undefined) return { owned: false, name, containerInsights };
  if (containerInsights !== undefined) {
    const message =
      'a cluster that is created has Container Insights; `containerInsights` is for one that exists';
    const help = 'remove it, or give the `name` of the cluster';
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'containerInsights'), on: 'key', help });
  }
  const named = { sort: 'cluster' as const, id: 'consumers', physicalName, fifo: false, path };
  return { owned: true, physicalName: physicalNameFor(scope, 'ECS', CLUSTER.name, named) };
}
