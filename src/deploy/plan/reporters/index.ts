import type { Style } from '#base/util/style';
import type { PlanReport } from '../report';

/** Pure: turns plans into text; colours only through `style`. */
export type PlanReporter = (reports: readonly PlanReport[], style: Style) => string;

export const PLAN_REPORTERS = {
  text: async () => (await import('./text')).planText,
  json: async () => (await import('./json')).planJson,
  markdown: async () => (await import('./markdown')).planMarkdown,
} satisfies Record<string, () => Promise<PlanReporter>>;

export type PlanReporterName = keyof typeof PLAN_REPORTERS;

export const PLAN_REPORTER_NAMES = Object.keys(PLAN_REPORTERS) as readonly PlanReporterName[];
