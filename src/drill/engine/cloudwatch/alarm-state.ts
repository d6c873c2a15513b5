export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface AlarmRule {
  readonly comparison: string;
  readonly threshold: number;
  /** In minutes. */
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: string;
}

const COMPARE: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

export function breaches({ comparison, threshold }: AlarmRule, value: number): boolean {
  const compare = COMPARE[comparison];
  if (!compare) throw new Error(`the comparison ${comparison} is not played`);
  return compare(value, threshold);
}

/** Real points that are fewer than the evaluation periods: the rest counts as the rule says. */
function stateOfFew(
  { missingData, datapointsToAlarm }: AlarmRule,
  breaching: readonly (boolean | undefined)[],
  needed: number,
  before: AlarmState,
): AlarmState {
  const real = breaching.filter((breach) => breach !== undefined);
  const count = real.filter(Boolean).length;
  if (missingData === 'breaching') return count + needed >= datapointsToAlarm ? 'ALARM' : 'OK';
  if (missingData === 'notBreaching' || count >= datapointsToAlarm) {
    return count >= datapointsToAlarm ? 'ALARM' : 'OK';
  }
  if (real.length === 0) return missingData === 'ignore' ? before : 'INSUFFICIENT_DATA';
  if (count < real.length) return 'OK';
  // All that is known breaches, and it is old enough not to be a false start.
  if (missingData === 'ignore') return before;
  const age = breaching.length - breaching.findIndex((breach) => breach !== undefined);
  return age >= datapointsToAlarm ? 'ALARM' : 'OK';
}

/**
 * The state that the points of the evaluation range give, oldest first, NaN where there is none.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function alarmState(rule: AlarmRule, points: readonly number[], before: AlarmState): AlarmState {
  const { evaluationPeriods, datapointsToAlarm } = rule;
  const breaching = points.map((point) => (Number.isNaN(point) ? undefined : breaches(rule, point)));
  const real = breaching.filter((breach) => breach !== undefined);
  if (real.length < evaluationPeriods) {
    return stateOfFew(rule, breaching, evaluationPeriods - real.length, before);
  }
  const evaluated = real.slice(-evaluationPeriods);
  return evaluated.filter(Boolean).length >= datapointsToAlarm ? 'ALARM' : 'OK';
}
