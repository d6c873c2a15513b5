import { blockAround, looksLikeAddress, parseAddress, type Address, type AddressBlock } from './address';

export interface Cidr {
  readonly address: Address;
  readonly block: AddressBlock;
}

/** `10.0.0.0/24`, or what AWS says instead. */
export function parseCidr(text: string): Cidr | { readonly reason: string } {
  const parts = text.split('/');
  // AWS does not see an empty part at the end.
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  const [ip = '', mask = ''] = parts;
  if (parts.length !== 2) return { reason: "Malformed CIDR, one '/' required" };
  if (!/^[+-]?\d{1,9}$/.test(mask)) return { reason: 'Malformed CIDR, mask bits must be an integer' };
  if (Number(mask) < 0) return { reason: 'Malformed CIDR, mask bits must not be negative' };
  if (!looksLikeAddress(ip)) return { reason: `Nonstandard IP address: ${ip}` };
  const address = parseAddress(ip);
  if (!address) return { reason: `Invalid IP address: ${ip}` };
  if (Number(mask) >= address.bits) {
    return { reason: `IPv${address.bits === 32 ? 4 : 6} mask bits must be < ${address.bits}` };
  }
  return { address, block: blockAround(address, Number(mask)) };
}
