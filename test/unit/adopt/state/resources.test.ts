import { readState } from '#adopt/state/resources';

const resource = (address: string, mode = 'managed') => ({
  address,
  mode,
  type: 'aws_sqs_queue',
  values: { name: 'a' },
});

test('resources of modules within modules', () => {
  const state = {
    format_version: '1.0',
    values: {
      root_module: {
        resources: [resource('aws_sqs_queue.a'), resource('data.aws_sqs_queue.b', 'data')],
        child_modules: [
          {
            resources: [resource('module.x.aws_sqs_queue.a')],
            child_modules: [{ resources: [resource('module.x.module.y["k"].aws_sqs_queue.a')] }],
          },
        ],
      },
    },
  };
  const read = readState('s', JSON.stringify(state));
  expect(read.ok && read.resources.map(({ address }) => address)).toEqual([
    'aws_sqs_queue.a',
    'module.x.aws_sqs_queue.a',
    'module.x.module.y["k"].aws_sqs_queue.a',
  ]);
});

test('a state file has the same addresses, without what is deposed', () => {
  const file = {
    version: 4,
    resources: [
      {
        module: 'module.x["k"]',
        mode: 'managed',
        type: 'aws_sqs_queue',
        name: 'a',
        instances: [
          { index_key: 0, attributes: { name: 'a' } },
          { index_key: 'b"c', attributes: { name: 'b' } },
          { index_key: 0, deposed: '1234', attributes: { name: 'a' } },
        ],
      },
      { mode: 'data', type: 'aws_sqs_queue', name: 'd', instances: [{ attributes: {} }] },
    ],
  };
  const read = readState('terraform.tfstate', JSON.stringify(file));
  expect(read.ok && read.resources.map(({ address }) => address)).toEqual([
    'module.x["k"].aws_sqs_queue.a[0]',
    'module.x["k"].aws_sqs_queue.a["b\\"c"]',
  ]);
});

test.each([
  ['{', 'this is no JSON map'],
  ['{}', 'this is no state of Terraform'],
  ['{"format_version":"1.2","resource_changes":[]}', 'this is a plan, and not a state'],
  ['{"format_version":"1.0","values":{}}', 'it has no `values.root_module`'],
])('%s is refused', (text, message) => {
  expect(readState('s.json', text)).toMatchObject({ ok: false, problem: { message: `s.json: ${message}` } });
});

test('an empty state has no resources', () => {
  expect(readState('s', '{"format_version":"1.0"}')).toEqual({ ok: true, resources: [] });
});
