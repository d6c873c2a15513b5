/*
 * V8 believes what it is given: code of which a part is missing ends the process. So each file ends with a sum, which
 * is wrong where a machine lost power before all of the file was written.
 */

const SUM_BYTES = 4;

/** In words of four bytes: what is missing is missing by the block, and to look at every word takes milliseconds. */
const STRIDE = 128;

function sumOf({ buffer, byteOffset, length }: Buffer): number {
  const words = new Int32Array(buffer, byteOffset, length >> 2);
  let sum = length;
  for (let at = 0; at < words.length; at += STRIDE) sum = (Math.imul(sum, 31) + words[at]!) | 0;
  return sum;
}

export function seal(code: Buffer): Buffer {
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeInt32LE(sumOf(code));
  return Buffer.concat([code, sum]);
}

/** What was sealed; nothing if it is not whole. */
export function unseal(sealed: Buffer): Buffer | undefined {
  if (sealed.length < SUM_BYTES) return undefined;
  const code = sealed.subarray(0, -SUM_BYTES);
  return sealed.readInt32LE(code.length) === sumOf(code) ? code : undefined;
}
