import type { Reporter } from './report';

export const REPORTERS = {
  text: async () => (await import('./text')).reportText,
  json: async () => (await import('./json')).reportJson,
} satisfies Record<string, () => Promise<Reporter>>;

export type ReporterName = keyof typeof REPORTERS;

export const REPORTER_NAMES = Object.keys(REPORTERS) as readonly ReporterName[];
