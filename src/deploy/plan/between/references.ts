import type { Values } from '../plan-file';
import type { Written } from '../written';
import { computed, type Place } from './provider';

/** What references may be to. */
export interface Known {
  readonly all: Written;
  /** The addresses of what is made when the plan is applied. */
  readonly unknown: ReadonlySet<string>;
  readonly place: Place;
}

interface Resolved {
  readonly resolved: Values;
  /** The attributes that are known only then. */
  readonly hidden: Readonly<Record<string, boolean>>;
}

/** What is for Terraform and cdktf alone. */
const META = new Set(['//', 'depends_on', 'lifecycle']);

const REFERENCE = /\$\{([\w.-]+)\.(\w+)\}/g;

/** One value with references filled in; nothing for what is known only when it is applied. */
function filledIn(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => filledIn(item, known));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, filledIn(item, known)] as const),
    );
  }
  if (typeof value !== 'string') return value;
  const { all, unknown, place } = known;
  const references = Array.from(value.matchAll(REFERENCE), ([, address]) => address!);
  if (references.some((address) => unknown.has(address))) return undefined;
  return value.replace(REFERENCE, (_, address: string, attribute: string) => {
    if (attribute === 'account_id') return place.account;
    return String({ ...all.get(address), ...computed(address, all.get(address) ?? {}, place) }[attribute]);
  });
}

function isComplete(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).every(isComplete);
}

/** References filled in. Those to resources in `unknown` cannot be, as long as they are not applied. */
export function resolveReferences(values: Values, known: Known): Resolved {
  const resolved: Record<string, unknown> = {};
  const hidden: Record<string, boolean> = {};
  for (const [key, value] of Object.entries(values)) {
    if (META.has(key)) continue;
    const filled = filledIn(value, known);
    if (!isComplete(filled)) hidden[key] = true;
    if (filled !== undefined) resolved[key] = filled;
  }
  return { resolved, hidden };
}
