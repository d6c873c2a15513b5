import { complete, type Vocabulary } from '#cli/completion/complete';

const load = () => Promise.reject(new Error('completing runs nothing'));

const VOCABULARY: Vocabulary = {
  commands: [
    {
      name: 'plan',
      summary: 'show changes',
      arguments: [{ name: 'topology.yaml', description: 'the file' }],
      options: [
        { flags: '-e, --environment <name>', description: 'which', kind: 'environment' },
        { flags: '-f, --format <format>', description: 'how', choices: ['text', 'json', 'junit'] },
        { flags: '--allow <danger>', description: 'accept', repeatable: true },
        { flags: '--watch [seconds]', description: 'again' },
      ],
      examples: [],
      load,
    },
    {
      name: 'dlq peek',
      summary: 'read dead letters',
      arguments: [{ name: 'queue', description: 'which', kind: 'queue' }],
      options: [],
      examples: [],
      load,
    },
    {
      name: 'dlq purge',
      summary: 'delete dead letters',
      arguments: [],
      options: [],
      examples: [],
      load,
    },
  ],
  groups: { dlq: 'work on dead letters' },
  globalOptions: [{ flags: '--debug', description: 'tell more' }],
  names: (kind) => [1, 2].map((n) => ({ value: `${kind}-${n}`, description: kind })),
};

function values(...words: readonly string[]): readonly string[] {
  return complete(words, VOCABULARY).map(({ value }) => value);
}

test.each([
  {
    name: 'a first word: commands and groups',
    words: [''],
    candidates: ['plan', 'dlq'],
  },
  { name: 'a first word that has begun', words: ['d'], candidates: ['dlq'] },
  { name: 'the second word of a group', words: ['dlq', 'p'], candidates: ['peek', 'purge'] },
  { name: 'an unknown command', words: ['paln', ''], candidates: [] },
  {
    name: 'options, by their long name',
    words: ['plan', '-'],
    candidates: ['--environment', '--format', '--allow', '--watch', '--debug'],
  },
  { name: 'an option that has begun', words: ['plan', '--fo'], candidates: ['--format'] },
  {
    name: 'no option twice, unless it may be',
    words: ['plan', '-e', 'dev', '--allow', 'x', '--format=json', '--debug', '--'],
    candidates: ['--format', '--allow', '--watch'],
  },
  { name: 'a value of a choice', words: ['plan', '--format', 'j'], candidates: ['json', 'junit'] },
  { name: 'behind the short name too', words: ['plan', '-f', ''], candidates: ['text', 'json', 'junit'] },
  {
    name: 'in one word with the option',
    words: ['plan', '--format=j'],
    candidates: ['--format=json', '--format=junit'],
  },
  {
    name: 'broken at `=`, as bash does',
    words: ['plan', '--format', '=', 'j'],
    candidates: ['json', 'junit'],
  },
  {
    name: 'broken at `=`, nothing written yet',
    words: ['plan', '--format', '='],
    candidates: ['text', 'json', 'junit'],
  },
  {
    name: 'a name of the topology',
    words: ['plan', '-e', ''],
    candidates: ['environment-1', 'environment-2'],
  },
  {
    name: 'an operand behind options',
    words: ['dlq', 'peek', '--debug', 'q'],
    candidates: ['queue-1', 'queue-2'],
  },
  { name: 'an operand that is a file, which the shell knows', words: ['plan', 't'], candidates: [] },
  { name: 'a free value', words: ['plan', '--allow', ''], candidates: [] },
  { name: 'one operand too many', words: ['dlq', 'peek', 'queue-1', ''], candidates: [] },
  {
    name: 'an option whose value may be left out',
    words: ['plan', '--watch', '--for'],
    candidates: ['--format'],
  },
])('$name', ({ words, candidates }) => {
  expect(values(...words)).toEqual(candidates);
});

test('each candidate says what it is', () => {
  expect(complete(['dlq', 'pe'], VOCABULARY)).toEqual([{ value: 'peek', description: 'read dead letters' }]);
});
