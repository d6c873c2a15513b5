import { formatArn, UNDECLARED_ACCOUNT } from '#base/aws/arns';
import type { ExternalConsumer } from '../../external-consumer';
import { polledByProgram } from '../cost';
import { optional, UNKNOWN_ACCOUNT, type Setting } from '../shown';
import { ASKING, type ConsumerFacts } from './facts';

function settings({ role, note }: ExternalConsumer): Setting[] {
  return [
    ...optional('Runs', 'elsewhere, and is never changed'),
    ...optional('Note', note, 'note'),
    ...optional('Role', role && formatArn(role, UNKNOWN_ACCOUNT), 'role'),
  ];
}

/** A program that somebody else runs: it takes its messages one by one as far as anybody here knows, and costs nothing here. */
export const external: ConsumerFacts<ExternalConsumer> = {
  service: 'external programs',
  order: 4,
  node: { words: 'external program', icon: 'M4 4.5h7M4 4.5v11h11v-7M10 10l6.5-6.5M12.5 3.5h4v4' },
  settings,
  isMade: false,
  as: ({ name, role }) =>
    role ? { kind: 'named-role', arn: formatArn(role, UNDECLARED_ACCOUNT) } : { kind: 'own-role', of: name },
  // A role without an account is one of this account.
  isPermittedElsewhere: ({ role }, { account }) =>
    !role || (role.account !== undefined && role.account !== account),
  ...ASKING,
  // Nobody here knows how many there are: one, which does one message after the other, is the least.
  capacity: () => ({
    by: 'tasks',
    count: 1,
    scales: false,
    processingTime: undefined,
    concurrency: 1,
    stopTimeout: 30,
  }),
  isStopped: () => false,
  hidden: () => 0,
  deliveredBy: () => [],
  failures: () => undefined,
  latency: () => undefined,
  alarms: () => [],
  graph: () => [],
  polling: (_, queue) => polledByProgram(1, queue),
  prices: {},
  charges: () => [],
  batchCharge: undefined,
  routesLogs: () => false,
  logRecords: () => 0,
  insightMetrics: 0,
  assumptions: () => ['one external program receives from each of its queues, all the time'],
  notCounted: () => ['what runs external consumers'],
  calls: () => [],
  inNetwork: () => undefined,
  publicIps: () => ({ quantity: 0 }),
  runsInCluster: false,
  encryption: () => undefined,
  secrets: () => [],
  quotas: {},
  resources: {},
  variables: () => [],
  prerequisites: () => [],
};
