import { alarmDetails } from '../details/alarms';
import { detailsOf } from '../details/details';
import type { Detail, FilterDetail } from '../details/detail';
import type { AcceptedDiagnostic } from '#base/diagnostics/diagnostic';
import { graphOf } from '../diagram/build';
import { writeMermaid } from '../diagram/mermaid';
import type { Topology } from '#model/topology';
import { contractsSection } from './contracts';
import { deliverySection } from './delivery';
import { grantsSection } from './grants';
import { fence, page, plainText, table } from '#base/util/markdown';
import { runbook } from './runbook';

/** What tells elements of a sort apart; the rest stands in the page of `graph --format html`. */
const COLUMNS = {
  topics: ['Physical name', 'ARN', 'Order', 'Encryption', 'Publishers', 'Archive', 'Delivery status logging'],
  subscriptions: ['Delivers', 'What cannot be delivered'],
  queues: [
    'Physical name',
    'ARN',
    'Order',
    'Visibility timeout',
    'Retention',
    'Delay',
    'Failing messages',
    'Dead letters of',
    'Encryption',
  ],
  consumers: [
    'Physical name',
    'Processes',
    'Publishes to',
    'Sends to',
    'Stores',
    'Image',
    'Code',
    'Tasks',
    'Timeout',
  ],
  stores: ['Physical name', 'Encryption', 'Key', 'Deleted after'],
  publishers: ['Publishes to', 'Sends to', 'Role', 'Bucket', 'Events', 'Pattern', 'Schedule', 'SQL'],
} as const;

type Section = keyof typeof COLUMNS;

const TITLES = {
  topics: 'Topics',
  subscriptions: 'Subscriptions',
  queues: 'Queues',
  consumers: 'Consumers',
  stores: 'Stores',
  publishers: 'Publishers',
} as const satisfies Record<Section, string>;

function settingOf({ settings }: Detail, column: string): string {
  return plainText(settings.find(({ label }) => label === column)?.value ?? '');
}

function filterWords(filter: FilterDetail | undefined): string {
  if (!filter) return 'everything';
  const where = filter.looksAt === 'message body' ? 'in the body, ' : '';
  return plainText(where + filter.conditions.join(', and '));
}

function sectionOf(section: Section, details: readonly Detail[]): string[] {
  const rows = details
    .filter(({ id }) => id.startsWith(`${section}.`))
    .map((detail) => [
      plainText(detail.name),
      section === 'subscriptions' ? filterWords(detail.filter) : '',
      ...COLUMNS[section].map((column) => settingOf(detail, column)),
    ]);
  const head = [TITLES[section].slice(0, -1), 'Takes', ...COLUMNS[section]];
  return rows.length === 0 ? [] : [`## ${TITLES[section]}`, table(head, rows)];
}

function acceptedFindings(accepted: readonly AcceptedDiagnostic[]): string[] {
  if (accepted.length === 0) return [];
  const rows = accepted.map(({ rule, message, acceptance }) => [
    rule,
    plainText(message),
    plainText(acceptance.reason),
    acceptance.until,
  ]);
  return ['## Accepted findings', table(['Rule', 'Finding', 'Reason', 'Until'], rows)];
}

function acceptedDangers({ judgement }: Topology): string[] {
  const rows = judgement.acceptedDangers.map(({ danger, reason, until }) => [
    plainText(danger),
    plainText(reason),
    until,
  ]);
  return rows.length === 0 ? [] : ['## Accepted dangers', table(['Danger', 'Reason', 'Until'], rows)];
}

/** The topology as a page for a wiki or a repository, with a picture that GitHub and GitLab draw. */
export function topologyPage(topology: Topology, accepted: readonly AcceptedDiagnostic[]): string {
  const graph = graphOf(topology);
  const details = detailsOf(topology, graph);
  return page([
    `# ${graph.title}`,
    `The messaging topology ${topology.name}, environment ${topology.environment}, in ${topology.region}.`,
    fence('mermaid', writeMermaid(graph)),
    ...(Object.keys(COLUMNS) as Section[]).flatMap((section) => sectionOf(section, details)),
    ...grantsSection(topology),
    ...contractsSection(details),
    ...deliverySection(topology.pipeline),
    ...runbook(alarmDetails(topology)),
    ...acceptedFindings(accepted),
    ...acceptedDangers(topology),
  ]);
}
