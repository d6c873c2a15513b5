import { child, type Path } from '#base/diagnostics/path';
import { byCodeUnit, list, quoted } from '#base/util/text';
import { destinationWords, HTTPS, type Destination } from '#model/network';
import type { EgressFile } from '../schema/egress';
import { fail, type Scope } from './scope';

type Written = EgressFile[number];

const SORTS = ['cidr', 'securityGroup', 'prefixList'] as const;
const LAST_PORT = 65_535;
const OCTET = 256;
const BITS = 32;

interface Place {
  readonly scope: Scope;
  readonly path: Path;
}

/** `10.0.0.0/16:5432` as a map. */
function asMap(written: Written): Exclude<Written, string> {
  if (typeof written !== 'string') return written;
  const [cidr, port = HTTPS] = written.split(':');
  return { cidr, port, protocol: 'tcp' };
}

/** AWS refuses addresses with bits behind the prefix, such as `10.0.0.1/8`. */
function isRange(cidr: string): boolean {
  const [address = '', prefix] = cidr.split('/');
  const octets = address.split('.').map(Number);
  const bits = Number(prefix);
  if (bits > BITS || octets.some((octet) => octet >= OCTET)) return false;
  const number = octets.reduce((sum, octet) => sum * OCTET + octet, 0);
  return number % 2 ** (BITS - bits) === 0;
}

function portsOf({ scope, path }: Place, port: string | number): readonly [from: number, to: number] {
  const [from = 0, to = from] = String(port).split('-').map(Number);
  if (from < 1 || to > LAST_PORT || from > to) {
    const message = `ports are from 1 to ${LAST_PORT}, the lower one first, found \`${port}\``;
    fail(scope, { rule: 'wrong-value', message, path });
  }
  return [from, to];
}

function destinationOf(place: Place, entry: Written): Destination[] {
  const { scope, path } = place;
  const written = asMap(entry);
  const [by, ...more] = SORTS.filter((sort) => written[sort] !== undefined);
  if (by === undefined || more.length > 0) {
    const found = by === undefined ? 'none' : list(quoted([by, ...more]));
    const message = `a destination has one of ${list(quoted(SORTS), 'or')}, found ${found}`;
    fail(scope, { rule: 'wrong-value', message, path });
    return [];
  }
  const address = written[by]!;
  if (by === 'cidr' && !isRange(address)) {
    const message = `\`${address}\` is not a range of addresses: with \`/16\`, for example, the last two numbers are 0`;
    fail(scope, { rule: 'wrong-value', message, path });
  }
  const [fromPort, toPort] = portsOf(place, written.port);
  return [{ by, address, protocol: written.protocol, fromPort, toPort }];
}

function inOrder(destinations: readonly Destination[]): Destination[] {
  const byWords = new Map(destinations.map((one) => [destinationWords(one), one]));
  return [...byWords].sort(([a], [b]) => byCodeUnit(a, b)).map(([, one]) => one);
}

/** Each destination once. */
export function resolveEgress(scope: Scope, written: EgressFile = [], path: Path): Destination[] {
  return inOrder(
    written.flatMap((entry, index) => destinationOf({ scope, path: child(path, index) }, entry)),
  );
}
