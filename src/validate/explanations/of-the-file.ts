import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with keys, values and files. */
export const FILE_FINDINGS: readonly Explanation[] = [
  {
    id: 'empty-file',
    severity: 'error',
    summary: 'the file is empty',
    why: 'A topology has at least `version`, `name` and `region`. `msgtopo init` writes one to start from.',
    bad: '',
    good: 'queues: { billing: {} }',
  },
  {
    id: 'file-not-found',
    severity: 'error',
    summary: 'a file that the topology names does not exist',
    why: 'The names of files are relative to the topology.',
    bad: `
topics: { orders: { dataProtection: policies/personal.json } }
`,
    good: `
topics: { orders: { dataProtection: pii.json } }
`,
  },
  {
    id: 'include-not-found',
    severity: 'error',
    summary: 'no file, or only the file itself, matches an `include`',
    why:
      'Patterns are relative to the file that includes them. A misspelt pattern would silently leave out a ' +
      'team.',
    bad: 'include: ["teams/*.yaml"]',
    good: 'include: []',
  },
  {
    id: 'interpolation',
    severity: 'error',
    summary: '`${...}` refers to nothing',
    why:
      'You can use `${vars.NAME}`, `${environment}`, `${region}` and `${account}`. `$${` writes a literal ' +
      '`${`.',
    bad: `
environments: { prod: { vars: { patience: 2m } } }
queues: { billing: { visibilityTimeout: "\${vars.patiense}" } }
`,
    good: `
environments: { prod: { vars: { patience: 2m } } }
queues: { billing: { visibilityTimeout: "\${vars.patience}" } }
`,
  },
  {
    id: 'missing-key',
    severity: 'error',
    summary: 'a required key is missing',
    why: 'Without it, the element would have no meaning, and no default would be right.',
    bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { queue: billing }
`,
    good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
`,
  },
  {
    id: 'unknown-key',
    severity: 'error',
    summary: 'a key that msgtopo does not know',
    why: 'A misspelt key would be a setting without effect, so unknown keys are errors.',
    bad: `
queues: { billing: { retntion: 5d } }
`,
    good: `
queues: { billing: { retention: 5d } }
`,
  },
  {
    id: 'wrong-type',
    severity: 'error',
    summary: 'a value has the wrong type for its key',
    why: 'YAML reads `yes` as text, `1` as a number and `"1"` as text. The message says what was found.',
    bad: `
queues: { billing: { fifo: yes } }
`,
    good: `
queues: { billing: { fifo: true } }
`,
  },
  {
    id: 'wrong-value',
    severity: 'error',
    summary: 'a value is not allowed for its key',
    why: 'Mostly this is a limit of AWS. `docs/reference/topology.md` lists the range of each key.',
    bad: `
queues: { billing: { retention: 30d } }
`,
    good: `
queues: { billing: { retention: 14d } }
`,
  },
];
