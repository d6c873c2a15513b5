/** The operators of SNS and EventBridge, as they are written in a list. */
export const OPERATOR_NAMES = [
  'prefix',
  'suffix',
  'equals-ignore-case',
  'wildcard',
  'anything-but',
  'exists',
  'numeric',
  'cidr',
  'exactly',
] as const;
