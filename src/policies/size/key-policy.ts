import { ANY_ACCOUNT, formatArn } from '#base/aws/arns';
import type { Publisher } from '#model/publisher';
import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
import type { Encryption } from '#model/element';
import { documentSize } from './document';

const FRAMES = { account: 583, topics: 189, services: 179, roles: 169, accounts: 172, tables: 258 };

interface Encrypted {
  readonly encryption: Encryption;
}

function isManaged({ encryption }: Encrypted): boolean {
  return encryption.kind === 'managed-key';
}

/** Services that publish on behalf of a publisher. */
const SERVICES: Partial<Record<Publisher['kind'], string>> = {
  s3: 's3.amazonaws.com',
  'event-rule': 'events.amazonaws.com',
};

/** Bytes of the policy that the managed key of a topology gets. */
export function keyPolicySize(topology: Topology): number {
  const { partition, region } = topology;
  const root = (id: string) => `arn:${partition}:iam::${id}:root`;
  const through = (service: string) => [`${service}.${region}.amazonaws.com`];
  const topics = ownedTopics(topology).filter(isManaged);
  const outside = [...topology.publishers.values()].filter(({ publishes }) =>
    publishes.some((topic) => topic.owned && topics.includes(topic)),
  );
  const delivering = ownedQueues(topology)
    .filter(isManaged)
    .flatMap(({ deliveredBy }) => deliveredBy.map(({ arn }) => formatArn(arn, ANY_ACCOUNT)));
  const services = [
    ...topics.flatMap(({ publishers }) => publishers.services),
    ...outside.flatMap(({ kind }) => SERVICES[kind] ?? []),
  ];
  const roles = outside.flatMap((publisher) =>
    publisher.kind === 'role' ? [formatArn(publisher.role, '')] : [],
  );
  const accounts = topics.flatMap(({ publishers }) => publishers.accounts.map(root));
  const tables = [...topology.stores.values()].filter(({ kind }) => kind === 'dynamodb');
  const statements = [
    { frame: FRAMES.topics, lists: [delivering] },
    { frame: FRAMES.services, lists: [services, [ANY_ACCOUNT]] },
    { frame: FRAMES.roles, lists: [roles, through('sns')] },
    { frame: FRAMES.accounts, lists: [accounts, through('sns')] },
    { frame: FRAMES.tables, lists: [tables.some(isManaged) ? [root(ANY_ACCOUNT)] : [], through('dynamodb')] },
  ];
  // A statement about nobody is not written.
  const written = statements.filter(({ lists: [first = []] }) => first.length > 0);
  return documentSize([{ frame: FRAMES.account, lists: [[root(ANY_ACCOUNT)]] }, ...written]);
}
