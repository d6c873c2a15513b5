import type { Command } from '../cli/command';
import { DIAGRAM_FORMATS } from '../diagram/writers';
import { FIRST_ENVIRONMENT, OUT_FILE, QUIET, TOPOLOGY } from './option-specs';

/** The commands that show a topology, or two of them. */
export const DOCUMENT_COMMANDS: readonly Command[] = [
  {
    name: 'graph',
    summary: 'draw a topology',
    arguments: [TOPOLOGY],
    options: [
      FIRST_ENVIRONMENT,
      {
        flags: '-f, --format <format>',
        description: 'of the picture',
        choices: [...DIAGRAM_FORMATS, 'html'],
        default: 'mermaid',
      },
      OUT_FILE,
      QUIET,
    ],
    examples: [
      'msgtopo graph',
      'msgtopo graph -e prod --format svg --out topology.svg',
      'msgtopo graph --format html --out topology.html',
      'msgtopo graph --format dot | dot -Tpng',
    ],
    load: () => import('./graph'),
  },
  {
    name: 'docs',
    summary: 'write a document about a topology',
    arguments: [TOPOLOGY],
    options: [
      FIRST_ENVIRONMENT,
      {
        flags: '-f, --format <format>',
        description: 'Markdown with tables and a picture, or AsyncAPI 3',
        choices: ['markdown', 'asyncapi'],
        default: 'markdown',
      },
      OUT_FILE,
      QUIET,
    ],
    examples: [
      'msgtopo docs --out docs/messaging.md',
      'msgtopo docs -e prod --format asyncapi --out asyncapi.json',
    ],
    load: () => import('./docs'),
  },
  {
    name: 'compare',
    summary: 'tell what is different between two topologies',
    arguments: [
      { name: 'old', description: 'a file, or one of a git revision such as `main:topology.yaml`' },
      { name: 'new', description: 'likewise (default: topology.yaml, then msgtopo.yaml)' },
    ],
    options: [
      FIRST_ENVIRONMENT,
      {
        flags: '-f, --format <format>',
        description: 'of the answer',
        choices: ['text', 'markdown'],
        default: 'text',
      },
      { flags: '--exit-code', description: 'end with status 1 if there are differences' },
    ],
    examples: [
      'msgtopo compare HEAD:topology.yaml',
      'msgtopo compare old.yaml new.yaml --exit-code',
      'msgtopo compare origin/main:topology.yaml --format markdown',
    ],
    load: () => import('./compare'),
  },
];
