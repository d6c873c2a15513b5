import { Architecture, Runtime } from '@aws-sdk/client-lambda';
import { CPUArchitecture } from '@aws-sdk/client-ecs';
import { CURRENT_RUNTIMES, DEPRECATED_RUNTIMES, RUNTIME_PATTERN, RUNTIMES_READ } from '#base/aws/runtimes';
import { Architecture as OurArchitecture } from '#language/schema/consumer/common';
import { proveText } from '#test/unit/topology-of';

/** Still in the enum of the SDK, although AWS has long refused to create or update functions with them. */
const LONG_DEAD: readonly string[] = [
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
  'go1.x',
  'java8',
  'nodejs',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'provided',
  'python2.7',
  'python3.6',
  'python3.7',
  'ruby2.5',
  'ruby2.7',
];

const KNOWN = [...CURRENT_RUNTIMES, ...Object.keys(DEPRECATED_RUNTIMES)];

function findings(runtime: string) {
  const yaml = `
queues: { q: {} }
consumers:
  worker:
    type: lambda
    queue: q
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: ${runtime}
    handler: app.handler
`;
  return proveText(yaml).diagnostics.filter(({ path }) => path.at(-1) === 'runtime');
}

test('the runtimes are those of the AWS SDK', () => {
  expect([...KNOWN, ...LONG_DEAD].sort()).toEqual(Object.values(Runtime).sort());
});

test.each(KNOWN)('the pattern takes %s', (runtime) => expect(runtime).toMatch(RUNTIME_PATTERN));

test('a deprecated runtime is past its date, and AWS blocks new functions before it blocks changes', () => {
  for (const { since, blocks } of Object.values(DEPRECATED_RUNTIMES)) {
    expect(since <= RUNTIMES_READ).toBe(true);
    if (blocks !== undefined)
      expect([since, blocks.create, blocks.update]).toEqual([since, blocks.create, blocks.update].sort());
  }
});

test.each(CURRENT_RUNTIMES)('%s has no finding', (runtime) => expect(findings(runtime)).toEqual([]));

test('a deprecated runtime is a warning with the dates of AWS', () => {
  const message =
    'AWS deprecated the runtime `dotnet8` on 2026-11-10; ' +
    'it refuses new functions from 2027-02-01 and changes of functions from 2027-03-03';
  expect(findings('dotnet8')).toMatchObject([{ rule: 'deprecated-runtime', severity: 'warning', message }]);
  const undated = 'AWS deprecated the runtime `ruby3.2` on 2026-03-31';
  expect(findings('ruby3.2')).toMatchObject([{ rule: 'deprecated-runtime', message: undated }]);
});

test.each(['nodejs28.x', 'java29.al2028', 'go1.x', 'provided'])('%s is a warning', (runtime) => {
  expect(findings(runtime)).toMatchObject([{ rule: 'unknown-runtime', severity: 'warning' }]);
});

test.each([
  ['nodejs24', 'nodejs24.x'],
  ['pyhton3.14', 'python3.14'],
  ['java25.', 'java25'],
])('%s fits no pattern', (runtime, meant) => {
  const found = [{ rule: 'wrong-value', severity: 'error', help: `did you mean \`${meant}\`?` }];
  expect(findings(runtime)).toMatchObject(found);
});

test('architectures are those of the AWS SDK', () => {
  const ours = OurArchitecture.unwrap().options.toSorted();
  expect(ours).toEqual(Object.values(Architecture).sort());
  expect(ours).toEqual(
    Object.values(CPUArchitecture)
      .map((name) => name.toLowerCase())
      .sort(),
  );
});
