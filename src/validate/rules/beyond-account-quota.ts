import { QUOTAS, type Quota } from '#base/aws/quotas';
import { publisherFacts } from '#model/kinds/publishers/index';
import { alarmsOf } from '#monitoring/alarms';
import { consumerFacts } from '#model/kinds/consumers/index';
import { receiverFacts } from '#model/kinds/receivers/index';
import { ownedStores, ownedTopics, type Topology } from '#model/topology';
import type { Rule } from '../rule';

const MANY = Array.from({ length: 1001 }, (_, index) => `  t${index}: { fifo: true, archive: 1d }`);

interface Use {
  /** What there are so many of, as in `1001 FIFO topics`. */
  readonly what: string;
  /** Where it is written. */
  readonly section: string;
  readonly count: (topology: Topology) => number;
}

function publishersOf(quota: Quota) {
  return ({ publishers }: Topology) =>
    [...publishers.values()].filter((one) => publisherFacts(one).quota === quota).length;
}

function storesOf(kind: string) {
  return (topology: Topology) => ownedStores(topology).filter((one) => one.kind === kind).length;
}

function ofConsumers(quota: Quota) {
  return ({ consumers }: Topology) =>
    [...consumers.values()].reduce(
      (sum, consumer) => sum + (consumerFacts(consumer).quotas[quota]?.(consumer) ?? 0),
      0,
    );
}

function rolesOf(topology: Topology): number {
  const publishing = [...topology.publishers.values()].filter((one) =>
    publisherFacts(one).hasRole(one),
  ).length;
  return ofConsumers('roles')(topology) + publishing;
}

/** Those that tell somebody, and those that scale. */
function alarmsIn(topology: Topology): number {
  return alarmsOf(topology).length + ofConsumers('alarms')(topology);
}

const USES: Readonly<Record<Quota, Use>> = {
  standardTopics: {
    what: 'standard topics',
    section: 'topics',
    count: (topology) => ownedTopics(topology).filter(({ fifo }) => !fifo).length,
  },
  fifoTopics: {
    what: 'FIFO topics',
    section: 'topics',
    count: (topology) => ownedTopics(topology).filter(({ fifo }) => fifo).length,
  },
  unconfirmedSubscriptions: {
    what: 'subscriptions that somebody must confirm',
    section: 'subscriptions',
    count: ({ subscriptions }) =>
      subscriptions.filter(({ receiver }) => receiverFacts(receiver).confirmedBy).length,
  },
  filterPolicies: {
    what: 'filter policies',
    section: 'subscriptions',
    count: ({ subscriptions }) => subscriptions.filter(({ filter }) => filter).length,
  },
  eventRules: { what: 'event rules', section: 'publishers', count: publishersOf('eventRules') },
  iotRules: { what: 'IoT rules', section: 'publishers', count: publishersOf('iotRules') },
  pipes: { what: 'pipes', section: 'consumers', count: ofConsumers('pipes') },
  buckets: { what: 'buckets', section: 'stores', count: storesOf('s3') },
  tables: { what: 'tables', section: 'stores', count: storesOf('dynamodb') },
  reservedConcurrency: {
    what: 'reserved concurrent invocations',
    section: 'consumers',
    count: ofConsumers('reservedConcurrency'),
  },
  services: { what: 'ECS services', section: 'consumers', count: ofConsumers('services') },
  roles: { what: 'IAM roles', section: 'consumers', count: rolesOf },
  alarms: { what: 'alarms', section: 'monitoring', count: alarmsIn },
};

export const beyondAccountQuota: Rule = {
  id: 'beyond-account-quota',
  severity: 'warning',
  summary: 'a topology exceeds a quota of the account',
  why:
    'An account has quotas, such as 1,000 FIFO topics, or 300 rules on an event bus, in a region. ' +
    'Terraform would stop at the quota, with half of the topology created. AWS raises most quotas on ' +
    'request. ' +
    'https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html',
  bad: `
topics:
${MANY.join('\n')}
`,
  good: `
topics:
${MANY.slice(1).join('\n')}
`,
  check(topology, found) {
    for (const [quota, { what, section, count }] of Object.entries(USES)) {
      const { most, page } = QUOTAS[quota as Quota];
      const needed = count(topology);
      if (needed <= most) continue;
      found({
        message: `there are ${needed} ${what}, but an account may have ${most} unless AWS has raised the quota`,
        path: [section],
        on: 'key',
        help: `ask for a higher quota (${page}) and accept this, or split the topology over several accounts`,
      });
    }
  },
};
