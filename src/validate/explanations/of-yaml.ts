import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with the text itself. */
export const YAML_FINDINGS: readonly Explanation[] = [
  {
    id: 'file-size',
    severity: 'error',
    summary: 'a file is larger than 1 MiB',
    why: 'Topologies are smaller than that. Use `include` to split a file.',
    bad: '# a mebibyte of queues',
    good: 'include: []',
  },
  {
    id: 'number-not-as-written',
    severity: 'warning',
    summary: 'a number is read differently from how it is written, or may be meant as text',
    why:
      'YAML reads `08501` as 8501 and `1.10` as 1.1, and a number of many digits is not exact. A filter with such a ' +
      'number never matches the text. The values of `environment` are kept as you write them. ' +
      'https://yaml.org/spec/1.2.2/#103-core-schema',
    bad: `
topics: { parcels: {} }
queues: { newark: {} }
subscriptions:
  - { topic: parcels, queue: newark, filter: { policy: { zip: [08501] } } }
`,
    good: `
topics: { parcels: {} }
queues: { newark: {} }
subscriptions:
  - { topic: parcels, queue: newark, filter: { policy: { zip: ["08501"] } } }
`,
  },
  {
    id: 'yaml-alias',
    severity: 'error',
    summary: 'an alias contains itself, or aliases expand too far',
    why:
      'A topology that contains itself has no end, and aliases of aliases can turn a small file into a huge ' +
      'one.',
    bad: `
queues:
  billing: &self
    tags: *self
`,
    good: `
queues:
  billing: &usual { retention: 5d }
  shipping: *usual
`,
  },
  {
    id: 'yaml-depth',
    severity: 'error',
    summary: 'the file is nested more than 64 levels deep',
    why: 'No key of a topology is nested that deep. The file is broken or hostile.',
    bad: `tags: { x: ${'{ x: '.repeat(70)}1${' }'.repeat(70)} }`,
    good: 'tags: { x: "1" }',
  },
  {
    id: 'yaml-syntax',
    severity: 'error',
    summary: 'the text is not YAML',
    why: 'msgtopo can check nothing else until it can read the file. ' + 'https://yaml.org/spec/1.2.2/',
    bad: `
queues: { billing: { retention: 5d }
`,
    good: `
queues: { billing: { retention: 5d } }
`,
  },
];
