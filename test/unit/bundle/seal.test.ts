import fc from 'fast-check';
import { seal, unseal } from '../../../scripts/bundle/start/seal';

const code = fc.uint8Array({ minLength: 1, maxLength: 3000 }).map((bytes) => Buffer.from(bytes));

test('what was sealed comes back', () => {
  fc.assert(fc.property(code, (bytes) => unseal(seal(bytes))!.equals(bytes)));
});

test('a block that was not written breaks the seal', () => {
  const whole = seal(Buffer.alloc(4096, 'code'));
  for (let block = 0; block < 4096; block += 512) {
    const torn = Buffer.from(whole).fill(0, block, block + 512);
    expect(unseal(torn)).toBeUndefined();
  }
});

test('so does an end that is missing', () => {
  const whole = seal(Buffer.alloc(1000, 'code'));
  for (const length of [0, 3, 4, 512, 1003]) expect(unseal(whole.subarray(0, length))).toBeUndefined();
});
