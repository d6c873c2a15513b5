import { draftOf } from '#adopt/draft';
import { adoptionMarkdown } from '#adopt/report/markdown';
import { inventoryOfState } from '#adopt/state/inventory';
import { readState } from '#adopt/state/resources';
import { readTopology } from '#language/read/read';
import type { Resource } from '#test/support/arbitrary-state';
import { queue, shownState, topic } from '#test/support/live-state';
import { memoryWorkspace } from '#test/unit/topology-of';

const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:123456789012:${name}`;
const url = (name: string) => `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`;
const of = (type: string, name: string, values: object): Resource => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  values: values as Resource['values'],
});
const mapping = (name: string, values: object = {}) =>
  of('aws_lambda_event_source_mapping', name, {
    event_source_arn: arn('sqs', name),
    function_name: 'biller',
    function_response_types: ['ReportBatchItemFailures'],
    ...values,
  });
const FUNCTION = { function_name: 'biller', runtime: 'python3.13', handler: 'app.handler', timeout: 60 };
const WORKER = [
  of('aws_ecs_service', 'worker', {
    name: 'worker',
    cluster: arn('ecs', 'cluster/main'),
    desired_count: 2,
    task_definition: 'worker:7',
    load_balancer: [{ container_port: 80 }],
  }),
  of('aws_ecs_task_definition', 'worker', {
    family: 'worker',
    revision: 7,
    cpu: '512',
    memory: '1024',
    runtime_platform: [{ cpu_architecture: 'ARM64' }],
    container_definitions: JSON.stringify([
      { name: 'log', image: 'log:1', essential: false, environment: [{ name: 'LEVEL', value: 'x' }] },
      {
        name: 'app',
        image: 'app:1',
        command: ['run'],
        environment: [
          { name: 'QUEUE', value: url('jobs') },
          { name: 'PASSWORD', value: 'hunter2' },
        ],
        secrets: [{ name: 'KEY', valueFrom: '/key' }],
        mountPoints: [],
      },
    ]),
  }),
  of('aws_appautoscaling_target', 'worker', {
    resource_id: 'service/main/worker',
    min_capacity: 1,
    max_capacity: 9,
  }),
];

/** What the document says, and the sketch in place of the consumers, read as a topology. */
function sketched(...resources: Resource[]) {
  const read = readState('s', shownState([queue('jobs'), queue('audit'), topic('orders'), ...resources]));
  if (!read.ok) throw new Error(read.problem.message);
  const inventory = inventoryOfState(read.resources, { region: 'eu-west-1', account: '123456789012' });
  const draft = draftOf(inventory, { name: 'shop', environment: 'prod', region: 'eu-west-1' }, []);
  const markdown = adoptionMarkdown({ draft, file: 'topology.yaml', args: '' });
  const sketch = /```yaml\n([\s\S]*?)```/.exec(markdown)?.[1] ?? '';
  const network = 'network: { vpc: vpc-0123abcd, subnets: [subnet-0123abcd] }\n';
  const text = `${draft.text.replace(/\nconsumers:[\s\S]*/, '')}\n${network}${sketch}`;
  const workspace = memoryWorkspace({ 'build/biller.zip': 'zip' });
  const { readings, diagnostics } = readTopology('topology.yaml', Buffer.from(text), { workspace });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { markdown, sketch, consumers: readings[0]!.topology.consumers };
}

test('a function with how Lambda reads its queue, the filter included', () => {
  const { sketch, consumers, markdown } = sketched(
    mapping('jobs', {
      batch_size: 100,
      maximum_batching_window_in_seconds: 5,
      filter_criteria: [{ filter: [{ pattern: '{"body":{"kind":["paid"]}}' }] }],
    }),
    of('aws_lambda_function', 'biller', {
      ...FUNCTION,
      vpc_config: [{ subnet_ids: ['subnet-1'] }],
      dead_letter_config: [],
      environment: [{ variables: { OUT: url('audit'), TOPIC: arn('sns', 'orders'), PASSWORD: 'hunter2' } }],
    }),
  );
  for (const part of ['batchSize: 100', 'batchWindow: 5s', 'kind: [paid]', 'timeout: 1m', 'memory: 128'])
    expect(sketch).toContain(part);
  expect(sketch).toContain('OUT: "${queues.audit.url}"');
  expect(sketch).toContain('TOPIC: "${topics.orders.arn}"');
  expect(consumers.get('biller')).toMatchObject({ kind: 'lambda' });
  expect(markdown).toContain(
    'consumer `biller` lacks: its code, its subnets and security groups, variable PASSWORD',
  );
  // It may be a secret, and the document may be committed.
  expect(markdown).not.toContain('hunter2');
});

test('queues that are read otherwise have settings of their own', () => {
  const { sketch } = sketched(
    mapping('jobs', { batch_size: 5 }),
    mapping('audit', { enabled: false }),
    of('aws_lambda_function', 'biller', FUNCTION),
  );
  expect(sketch).toMatch(/eventSources:/);
  expect(sketch).toContain('jobs: { batchSize: 5 }');
  expect(sketch).toContain('audit: { enabled: false }');
});

test('a filter that is not known is named, since other messages would come without it', () => {
  const { markdown } = sketched(
    mapping('jobs', { filter_criteria: [{ filter: [{ pattern: 'no JSON' }] }] }),
    of('aws_lambda_function', 'biller', FUNCTION),
  );
  expect(markdown).toContain('the filter of what it reads from jobs');
});

test('a service with its containers, and everything that it has besides by name', () => {
  const { sketch, consumers, markdown } = sketched(...WORKER);
  for (const part of ['image: app:1', 'cpu: 512', 'memory: 1024', 'architecture: arm64', 'count: 2', 'log:'])
    expect(sketch).toContain(part);
  expect(sketch).toContain('QUEUE: "${queues.jobs.url}"');
  expect(consumers.get('worker')).toMatchObject({ kind: 'fargate' });
  expect(markdown).toContain(
    'consumer `worker` lacks: scaling from 1 to 9 tasks, its load balancer, secrets of container app, ' +
      'variable LEVEL, variable PASSWORD',
  );
  expect(markdown).not.toContain('hunter2');
});

test('of a program that only its mapping tells of, there is no sketch', () => {
  const read = readState('s', shownState([queue('jobs'), mapping('jobs')]));
  if (!read.ok) throw new Error(read.problem.message);
  const inventory = inventoryOfState(read.resources, { region: 'eu-west-1', account: '123456789012' });
  const draft = draftOf(inventory, { name: 'shop', environment: 'prod', region: 'eu-west-1' }, []);
  expect(draft.programs).toHaveLength(1);
  expect(adoptionMarkdown({ draft, file: 'topology.yaml', args: '' })).not.toContain('```yaml');
});
