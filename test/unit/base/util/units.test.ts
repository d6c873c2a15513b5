import fc from 'fast-check';
import { formatBytes, formatSeconds, toBytes, toSeconds } from '#base/util/units';

test.each([
  ['30s', 30],
  ['5m', 300],
  ['12h', 43_200],
  ['4d', 345_600],
  ['2w', 1_209_600],
  [90, 90],
  ['1.5h', undefined],
  ['5 m', undefined],
  ['m', undefined],
  ['-1s', undefined],
  ['5min', undefined],
])('%s is %s seconds', (written, seconds) => {
  expect(toSeconds(written)).toBe(seconds);
});

test.each([
  ['1024B', 1024],
  ['64KiB', 65_536],
  ['1MiB', 1_048_576],
  ['64KB', undefined],
  ['64', undefined],
])('%s is %s bytes', (written, bytes) => {
  expect(toBytes(written)).toBe(bytes);
});

test('what is formatted reads back as the same amount', () => {
  fc.assert(
    fc.property(fc.nat(1_209_600), (amount) => {
      expect(toSeconds(formatSeconds(amount))).toBe(amount);
      expect(toBytes(formatBytes(amount))).toBe(amount);
    }),
  );
});

test('the largest unit without a fraction', () => {
  expect([0, 90, 120, 86_400, 1_209_600].map(formatSeconds)).toEqual(['0s', '90s', '2m', '1d', '14d']);
  expect([0, 1000, 1024, 262_144].map(formatBytes)).toEqual(['0B', '1000B', '1KiB', '256KiB']);
});
