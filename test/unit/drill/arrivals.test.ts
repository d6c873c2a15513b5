import fc from 'fast-check';
import { shapeOf } from '#drill/arrivals';

test('a day has its peak when the trouble begins, and as much load as one without', () => {
  const property = fc.property(fc.double({ min: 1, max: 12, noNaN: true }), (peak) => {
    const shape = shapeOf(peak);
    const minutes = Array.from({ length: 24 * 60 }, (_, minute) => shape(minute * 60));
    const mean = minutes.reduce((sum, value) => sum + value, 0) / minutes.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.max(...minutes)).toBeCloseTo(peak, 1);
    expect(shape(3600)).toBeCloseTo(peak, 1);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
  });
  fc.assert(property, { numRuns: 50 });
});
