import { folderWith } from '#test/support/project';

/** A: a subscription with a filter, a queue and its dead-letter queue. B: a Fargate consumer with scaling besides. */
export type Kind = 'A' | 'B';

/** A file may have 1 MiB. */
const QUEUES_IN_A_FILE = 1000;
const QUEUES_OF_A_TOPIC = 100;

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

export function queueName(index: number): string {
  return `work-${index}`;
}

export function topicName(index: number): string {
  return `events-${Math.floor(index / QUEUES_OF_A_TOPIC)}`;
}

const HEAD: Readonly<Record<Kind, string>> = {
  A: 'version: 1\nname: bench\nregion: eu-west-1\n',
  B: `version: 1
name: bench
region: eu-west-1
network: { vpc: vpc-0123abcd, subnets: [subnet-0123abcd, subnet-4567abcd], endpoints: none, egress: [10.0.0.0/8] }
cluster: { name: main }
monitoring: { dashboard: false }
rules: { alarms-tell-nobody: off }
`,
};

function consumer(index: number): string {
  const image = `111111111111.dkr.ecr.eu-west-1.amazonaws.com/work:1.${index}.0`;
  return `  worker-${index}: { type: fargate, queue: ${queueName(index)}, image: ${image}, scaling: { max: 10, backlogPerTask: 100 } }`;
}

function part(kind: Kind, indexes: readonly number[]): string {
  const queues = indexes.map((index) => `  ${queueName(index)}: {}`);
  const subscriptions = indexes.map(
    (index) =>
      `  - { topic: ${topicName(index)}, queue: ${queueName(index)}, filter: { policy: { for: [w${index}] } } }`,
  );
  const consumers = kind === 'B' ? ['consumers:', ...indexes.map(consumer)] : [];
  return ['queues:', ...queues, 'subscriptions:', ...subscriptions, ...consumers, ''].join('\n');
}

function flows(): string {
  return `flows:
  - name: a message for one queue
    publish: { topic: ${topicName(0)}, body: x, attributes: { for: w1 } }
    expect: { delivered: [${queueName(1)}] }
`;
}

/** A folder with a topology of so many queues, and one flow. Large ones include the files that hold their parts. */
export function topologyFolder(kind: Kind, queues: number): string {
  const topics = [...new Set(numbers(0, queues).map(topicName))].map((name) => `  ${name}: {}`);
  const head = `${HEAD[kind]}topics:\n${topics.join('\n')}\n${flows()}`;
  if (queues <= QUEUES_IN_A_FILE) {
    return folderWith({ 'topology.yaml': head + part(kind, numbers(0, queues)) });
  }
  const starts = numbers(0, queues).filter((index) => index % QUEUES_IN_A_FILE === 0);
  const parts = starts.map((from) => [
    `parts/${from}.yaml`,
    part(kind, numbers(from, Math.min(queues, from + QUEUES_IN_A_FILE))),
  ]);
  return folderWith({
    'topology.yaml': `${head}include: [parts/*.yaml]\n`,
    ...(Object.fromEntries(parts) as Record<string, string>),
  });
}
