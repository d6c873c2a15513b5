import { startOfNames } from '#base/aws/names';
import { stackName, type Topology } from '#model/topology';
import type { Condition } from '../statement';

/** The account and region of a topology, and how its elements are called there. */
export interface Place {
  readonly topology: Topology;
  /** `*` where it is not known. */
  readonly account: string;
  /** What names of this topology start with, so that what the next commit adds is called so too. */
  readonly prefixes: readonly string[];
}

/**
 * What comes before the name of the element, if it tells this topology from others: `{region}-{id}` would stand for
 * everything that anybody has there.
 */
function prefixesOfNaming({ naming, name, environment, region }: Topology): string[] {
  const { deadLetters, ...others } = naming;
  const patterns = Object.values(others).filter((pattern) => pattern !== undefined);
  // What the name of a queue is put into starts as the queue, or as it says itself.
  const queue = naming.queue ?? naming.default;
  const ofQueues = deadLetters?.replace(/\{queue_?\}/i, queue);
  return [...patterns, ...(ofQueues === undefined ? [] : [ofQueues])].flatMap((pattern) => {
    const start = startOfNames(pattern, { name, environment, region });
    const [fixed = ''] = pattern.split(/\{id_?\}/i);
    const isOwn = /[A-Za-z0-9]/.test(fixed.replace(/\{(environment|region)_?\}/gi, ''));
    return isOwn && !start.includes('{') ? [start] : [];
  });
}

export function placeOf(topology: Topology, account = topology.account ?? '*'): Place {
  const prefixes = new Set([`${stackName(topology)}-`, ...prefixesOfNaming(topology)]);
  return { topology, account, prefixes: [...prefixes] };
}

/** The same for rules of IoT, which takes no `-` in a name, and for what is called after them. */
export function underscored({ prefixes, ...place }: Place): Place {
  return { ...place, prefixes: prefixes.map((prefix) => prefix.replaceAll('-', '_')) };
}

/** An ARN of this region. */
export function regional({ topology, account }: Place, service: string, resource: string): string {
  return `arn:${topology.partition}:${service}:${topology.region}:${account}:${resource}`;
}

/** The ARN of what all regions share. */
export function global({ topology, account }: Place, service: string, resource: string): string {
  return `arn:${topology.partition}:${service}::${account}:${resource}`;
}

/** Names as patterns: the common prefixes, and each name that has none of them. */
export function named({ prefixes }: Place, names: readonly string[]): string[] {
  const others = names.filter((name) => !prefixes.some((prefix) => name.startsWith(prefix)));
  return [...prefixes.map((prefix) => `${prefix}*`), ...others];
}

/** The same for names that Terraform completes, of which only so many letters are left. */
export function namedPrefixes({ prefixes }: Place, starts: readonly string[], longest: number): string[] {
  const shorter = prefixes.map((prefix) => prefix.slice(0, longest));
  const others = starts.map((start) => start.slice(0, longest));
  const unknown = others.filter((start) => !shorter.some((prefix) => start.startsWith(prefix)));
  return [...shorter, ...unknown].map((start) => `${start}*`);
}

/** All that can be said of calls for which AWS knows no resource. */
export function inThisRegion({ topology }: Place): Condition {
  return { StringEquals: { 'aws:RequestedRegion': topology.region } };
}
