import { alarmState, type AlarmState } from '#drill/engine/cloudwatch/alarm-state';

/** `0` does not breach, `X` does, `-` is missing; oldest first. */
function state(
  points: string,
  of: number,
  needed: number,
  missingData: string,
  before: AlarmState = 'INSUFFICIENT_DATA',
) {
  const values = points.split(' ').map((point) => ({ '0': 0, X: 1, '-': NaN })[point]!);
  const rule = {
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    period: 1,
    evaluationPeriods: of,
    datapointsToAlarm: needed,
    missingData,
  };
  return alarmState(rule, values, before);
}

/** The tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
const KEEPS = 'INSUFFICIENT_DATA';
test.each([
  ['0 - X - X', 3, 'OK', 'OK', 'OK', 'OK'],
  ['0 - - - -', 3, 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 3, 'INSUFFICIENT_DATA', KEEPS, 'ALARM', 'OK'],
  ['0 X X - X', 3, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 3, 'ALARM', KEEPS, 'ALARM', 'OK'],
  ['0 - X - X', 2, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 0 X 0 X', 2, 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 - X - -', 2, 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - - 0', 2, 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - X -', 2, 'ALARM', KEEPS, 'ALARM', 'OK'],
] as const)('%s, %s of 3', (points, needed, missing, ignore, breaching, notBreaching) => {
  expect(state(points, 3, needed, 'missing')).toBe(missing);
  expect(state(points, 3, needed, 'ignore')).toBe(ignore);
  expect(state(points, 3, needed, 'breaching')).toBe(breaching);
  expect(state(points, 3, needed, 'notBreaching')).toBe(notBreaching);
});

test('a single new point is no alarm yet where three are needed', () => {
  expect(state('- - - - X', 3, 3, 'missing')).toBe('OK');
  expect(state('- - - X -', 3, 3, 'missing')).toBe('OK');
});

test('`ignore` keeps an alarm that fired', () => {
  expect(state('- - - - -', 3, 3, 'ignore', 'ALARM')).toBe('ALARM');
});
