import type { Reporter } from './report';

export const REPORTERS = {
  text: async () => (await import('./text')).reportText,
  json: async () => (await import('./json')).reportJson,
  github: async () => (await import('./github')).reportGithub,
  sarif: async () => (await import('./sarif')).reportSarif,
  junit: async () => (await import('./junit')).reportJunit,
} satisfies Record<string, () => Promise<Reporter>>;

export type ReporterName = keyof typeof REPORTERS;

export const REPORTER_NAMES = Object.keys(REPORTERS) as readonly ReporterName[];
