import { countOf, fallen } from '../../../scripts/public-suites/counts';
import { SUITES } from '../../../scripts/public-suites/suites';
import counts from '../../public-suites.json';

test('a report of pytest gives what passed, without what the suite skips', () => {
  const report =
    '<?xml version="1.0"?><testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="16" time="1.5">';
  expect(countOf(report)).toEqual({ passed: 10, of: 13 });
});

test('a report without tests counts nothing', () => {
  expect(countOf('')).toEqual({ passed: 0, of: 0 });
});

test('fewer than before is a problem, and so is a part that was not run', () => {
  const floor = { sqs: { passed: 5, of: 9 }, sns: { passed: 3, of: 4 } };
  expect(fallen(floor, { sqs: { passed: 4, of: 9 } })).toEqual([
    'sqs: 4 tests pass, and 5 did',
    'sns: 0 tests pass, and 3 did',
  ]);
  expect(fallen(floor, { sqs: { passed: 6, of: 9 }, sns: { passed: 3, of: 4 } })).toEqual([]);
});

test('every suite has a count for each part of it', () => {
  const parts = Object.fromEntries(
    Object.entries(SUITES).map(([name, suite]) => [name, Object.keys(suite.parts)]),
  );
  const counted = Object.fromEntries(
    Object.entries(counts).map(([name, suite]) => [name, Object.keys(suite)]),
  );
  expect(counted).toEqual(parts);
});
