import { command, type Command, type CommandSpec } from '../command';
import { COST_FORMATS } from '#views/cost/formats';
import { DIAGRAM_FORMATS } from '#views/diagram/writers';
import { FIRST_ENVIRONMENT, JSON_ONLY, OUT_FILE, QUIET, TOPOLOGY } from './option-specs';

export const GRAPH = {
  name: 'graph',
  summary: 'draw a topology',
  arguments: [TOPOLOGY],
  options: [
    FIRST_ENVIRONMENT,
    {
      flags: '-f, --format <format>',
      description: 'output format',
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
} as const satisfies CommandSpec;

export const DOCS = {
  name: 'docs',
  summary: 'document a topology',
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
      description: 'write to this file (default: standard output), or to this folder for EventCatalog',
    },
    QUIET,
  ],
  examples: [
    'msgtopo docs --out docs/messaging.md',
    'msgtopo docs -e prod --format asyncapi --out asyncapi.json',
    'msgtopo docs --format eventcatalog --out catalog',
  ],
} as const satisfies CommandSpec;

/** How much work a message is, if nobody says. */
export const USUAL_WORK = { messageTime: '100ms', logSize: '1KiB' } as const;

export const COST = {
  name: 'cost',
  summary: 'estimate the cost of a month, offline, from the traffic in the file',
  arguments: [TOPOLOGY],
  options: [
    FIRST_ENVIRONMENT,
    {
      flags: '-f, --format <format>',
      description: 'output format',
      choices: COST_FORMATS,
      default: 'text',
    },
    JSON_ONLY,
    {
      flags: '--message-time <time>',
      description: 'how long a function processes a message',
      default: USUAL_WORK.messageTime,
    },
    {
      flags: '--log-size <size>',
      description: 'how much a consumer logs for a message',
      default: USUAL_WORK.logSize,
    },
    OUT_FILE,
    QUIET,
  ],
  examples: ['msgtopo cost', 'msgtopo cost -e prod --message-time 2s', 'msgtopo cost --format markdown'],
} as const satisfies CommandSpec;

/** The commands that show a topology. */
export const DOCUMENT_COMMANDS: readonly Command[] = [
  command(GRAPH, () => import('./graph')),
  command(DOCS, () => import('./docs')),
  command(COST, () => import('./cost')),
];
