import type { Explanation } from '#base/diagnostics/explanation';

/** What can be wrong with the text itself. */
export const YAML_FINDINGS: readonly Explanation[] = [
  {
    id: 'file-size',
    severity: 'error',
    summary: 'a file is larger than 1 MiB',
    why: 'No topology that people keep in one file is; `include` splits it into several.',
    bad: '# a mebibyte of queues',
    good: 'include: []',
  },
  {
    id: 'yaml-alias',
    severity: 'error',
    summary: 'an alias contains itself, or aliases multiply beyond measure',
    why: 'A topology that refers to itself has no end, and aliases of aliases can make a small file a huge one.',
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
    why: 'No key of a topology lies so deep; it is a broken or a hostile file.',
    bad: `tags: { x: ${'{ x: '.repeat(70)}1${' }'.repeat(70)} }`,
    good: 'tags: { x: "1" }',
  },
  {
    id: 'yaml-syntax',
    severity: 'error',
    summary: 'the text is not YAML',
    why: 'Until it can be read, nothing else can be said of it. https://yaml.org/spec/1.2.2/',
    bad: `
queues: { billing: { retention: 5d }
`,
    good: `
queues: { billing: { retention: 5d } }
`,
  },
];
