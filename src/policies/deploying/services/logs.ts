import { byKind } from '#model/kinds/consumers/index';
import { ownedTopics, stackName, type Topology } from '#model/topology';
import { consumerPolicies, inPolicyOrder } from '../../consumers';
import { anywhere, needsOn, type ResourceTypes } from '../need';
import { ofKind } from '../of-kind';
import { named, regional, type Place } from '../place';

interface Folder {
  /** What the names of its log groups start with. */
  readonly start: string;
  /** What comes behind that, of each element that has one. */
  readonly names: readonly string[];
}

function foldersOfConsumers({ consumers }: Topology): Folder[] {
  const names = new Map<string, string[]>();
  for (const consumer of byKind(consumers.values())) {
    const { folder, group } = consumerPolicies(consumer).logs;
    if (group(consumer) !== undefined)
      names.set(folder, [...(names.get(folder) ?? []), consumer.physicalName]);
  }
  return Array.from(names, ([start, own]) => ({ start, names: own }));
}

/** Where AWS services write, by the sort of element. */
function folders(topology: Topology, account: string): Folder[] {
  const apis = ofKind(topology.publishers, 'api');
  const logged = ownedTopics(topology).filter(({ deliveryStatusLogging }) => deliveryStatusLogging);
  const names = (elements: readonly { readonly physicalName: string }[], behind = '') =>
    elements.map(({ physicalName }) => physicalName + behind);
  return [
    ...foldersOfConsumers(topology),
    { start: '/aws/apigateway/', names: names(apis.filter(({ accessLogs }) => accessLogs)) },
    {
      start: `sns/${topology.region}/${account}/`,
      names: [...names(logged), ...names(logged, '/Failure')],
    },
  ];
}

/** Names of log groups that are none of a folder. */
function others(topology: Topology): string[] {
  const chosen = inPolicyOrder(topology).flatMap((consumer) => {
    const { folder, group } = consumerPolicies(consumer).logs;
    const name = group(consumer);
    return name === undefined || name === folder + consumer.physicalName ? [] : [name];
  });
  return topology.network?.vpc.kind === 'created' ? [...chosen, `/vpc/${stackName(topology)}`] : chosen;
}

function groupNames(place: Place): string[] {
  const patterns = folders(place.topology, place.account).flatMap(({ start, names }) =>
    names.length === 0 ? [] : named(place, names).map((name) => start + name),
  );
  return [...new Set([...patterns, ...others(place.topology)])];
}

function hasGroups(topology: Topology): boolean {
  return others(topology).length > 0 || folders(topology, '').some(({ names }) => names.length > 0);
}

/** Most actions name a log group with `:*` behind it, those on tags without. */
const groups = needsOn({
  sid: 'LogGroups',
  on: (place) =>
    groupNames(place)
      .flatMap((name) => (name.endsWith('*') ? [name] : [name, `${name}:*`]))
      .map((name) => regional(place, 'logs', `log-group:${name}`)),
});

export const LOGS: ResourceTypes = {
  aws_cloudwatch_log_group: {
    isUsed: hasGroups,
    needs: [
      anywhere({ read: ['logs:DescribeLogGroups'] }),
      groups({
        read: ['logs:ListTagsForResource'],
        write: [
          'logs:AssociateKmsKey',
          'logs:CreateLogGroup',
          'logs:DeleteLogGroup',
          'logs:DisassociateKmsKey',
          'logs:PutRetentionPolicy',
          'logs:TagResource',
          'logs:UntagResource',
        ],
      }),
    ],
  },
};
