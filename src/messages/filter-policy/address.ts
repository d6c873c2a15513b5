/** An IP address as one number, with its width: 32 bits or 128. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

export interface AddressBlock {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

const IPV4_LIKE = /^\d+\.\d+\.\d+\.\d+$/;
const IPV6_LIKE = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;

/** Whether a text has the look of an address; nothing else is tried. */
export function looksLikeAddress(text: string): boolean {
  return IPV4_LIKE.test(text) || IPV6_LIKE.test(text);
}

function parseIpv4(text: string): Address | undefined {
  let value = 0n;
  for (const part of text.split('.')) {
    const octet = Number(part);
    if (octet > 255) return undefined;
    value = (value << 8n) | BigInt(octet);
  }
  return { bits: 32, value };
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

/** The eight groups of an IPv6 address, with the zeros that `::` stands for. */
function expandIpv6(text: string): string[] | undefined {
  const [head, tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  if (tail === undefined) return groupsOf(text);
  const [before, after] = [groupsOf(head!), groupsOf(tail)];
  const missing = 8 - before.length - after.length;
  if (missing < 1) return undefined;
  return [...before, ...Array<string>(missing).fill('0'), ...after];
}

/** `::ffff:10.0.0.1` in its hexadecimal form is the IPv4 address itself. */
const MAPPED_PREFIX = 0xffffn;

function parseIpv6(text: string): Address | undefined {
  const groups = expandIpv6(text);
  if (groups?.length !== 8 || !groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
  if (value >> 32n === MAPPED_PREFIX) return { bits: 32, value: value & 0xffffffffn };
  return { bits: 128, value };
}

/** The longest text that can be an address; anything longer is not looked at. */
const LONGEST = 64;

/** `undefined` if it is none. Names are never looked up. */
export function parseAddress(text: string): Address | undefined {
  if (text.length > LONGEST || !looksLikeAddress(text)) return undefined;
  return IPV4_LIKE.test(text) ? parseIpv4(text) : parseIpv6(text);
}

/** All addresses that begin with the same `mask` bits. */
export function blockAround({ bits, value }: Address, mask: number): AddressBlock {
  const span = (1n << BigInt(bits - mask)) - 1n;
  const first = value & ~span;
  return { bits, first, last: first | span };
}

export function blockHas({ bits, first, last }: AddressBlock, address: Address): boolean {
  return address.bits === bits && address.value >= first && address.value <= last;
}
