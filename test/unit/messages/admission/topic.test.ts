import fc from 'fast-check';
import { contentRefusal } from '#messages/admission/topic';

test('any number that JavaScript writes is one to SNS', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e100, max: 1e100 }), (value) => {
      fc.pre(value === 0 || Math.abs(value) > 1e-100);
      const attributes = { n: { DataType: 'Number', StringValue: String(value) } };
      expect(contentRefusal({ body: 'x', attributes }, 1000)).toBeUndefined();
    }),
  );
});
