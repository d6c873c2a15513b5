import type { Command } from '../cli/command';
import { DIAGRAM_FORMATS } from '../diagram/writers';
import { FIRST_ENVIRONMENT, OUT_FILE, QUIET, TOPOLOGY } from './option-specs';

/** The commands that show a topology. */
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
        description: 'Markdown with tables and a picture, AsyncAPI 3, or a folder for EventCatalog',
        choices: ['markdown', 'asyncapi', 'eventcatalog'],
        default: 'markdown',
      },
      {
        ...OUT_FILE,
        description: 'write to this file (default: standard output), or folder for a catalogue',
      },
      QUIET,
    ],
    examples: [
      'msgtopo docs --out docs/messaging.md',
      'msgtopo docs -e prod --format asyncapi --out asyncapi.json',
      'msgtopo docs --format eventcatalog --out catalog',
    ],
    load: () => import('./docs'),
  },
];
