export const COST_FORMATS = ['text', 'json', 'markdown'] as const;

export type CostFormat = (typeof COST_FORMATS)[number];
