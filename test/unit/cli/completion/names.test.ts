import { namesIn } from '#cli/completion/names';
import type { Workspace } from '#language/read/workspace';

function workspace(files: Readonly<Record<string, string>>): Workspace {
  return {
    read: (file) => (files[file] === undefined ? undefined : Buffer.from(files[file])),
    match: (pattern) => (files[pattern] === undefined ? [] : [pattern]),
  };
}

function names(
  kind: 'environment' | 'topic' | 'queue' | 'drill',
  files: Readonly<Record<string, string>>,
): readonly string[] {
  return namesIn('topology.yaml', workspace(files), kind).map(({ value }) => value);
}

test('names of the file and of what it includes, even though it is not yet valid', () => {
  const files = {
    'topology.yaml': 'include: [team.yaml]\ntopics: { orders: { nonsense: 1 } }\nqueues: { billing: }\n',
    'team.yaml': 'queues: { audit: {} }\n',
  };
  expect(names('topic', files)).toEqual(['orders']);
  expect(names('queue', files)).toEqual(['billing', 'audit']);
  expect(names('environment', files)).toEqual(['default']);
});

test('drills', () => {
  expect(names('drill', { 'topology.yaml': 'drills: { friday: { burst: 10 } }\n' })).toEqual(['friday']);
});

test('declared environments', () => {
  expect(names('environment', { 'topology.yaml': 'environments: { dev: {}, prod: {} }\n' })).toEqual([
    'dev',
    'prod',
  ]);
});

test('nothing of what cannot be read', () => {
  expect(names('queue', { 'topology.yaml': 'queues: {' })).toEqual([]);
  expect(names('queue', {})).toEqual([]);
});
