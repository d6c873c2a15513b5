import { child, type Path } from '#base/diagnostics/path';
import { byCodeUnit } from '#base/util/text';
import type { Variables } from '#model/consumer';
import type { Injected, LinkedText, Links } from '#model/injected';
import { ELEMENT_REFERENCE } from '../../read/interpolate';
import { dangling, type Scope } from '../scope';
import type { Surroundings } from './common';

type Written = Readonly<Record<string, string | number | boolean>>;

export function resolveVariables(written: Written = {}): Variables {
  const entries = Object.entries(written).sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

interface Linking {
  readonly scope: Scope;
  readonly surroundings: Surroundings;
}

/** What `${queues.billing.url}` stands for. */
function partOf({ scope, surroundings }: Linking, reference: string, path: Path): Injected | string {
  const [section, name = '', attribute] = reference.split('.');
  const { queues, topics, stores } = surroundings;
  const sort = { queues: 'queue', topics: 'topic', stores: 'store' }[section!]!;
  const [queue, topic, store] = [queues.get(name), topics.get(name), stores.get(name)];
  if (section === 'queues' && queue) {
    if (attribute === 'url') return { kind: 'queue-url', queue };
    return attribute === 'arn' ? { kind: 'queue-arn', queue } : { kind: 'queue-name', queue };
  }
  if (section === 'topics' && topic) {
    return attribute === 'arn' ? { kind: 'topic-arn', topic } : { kind: 'topic-name', topic };
  }
  if (section === 'stores' && store) {
    return attribute === 'arn' ? { kind: 'store-arn', store } : { kind: 'store-name', store };
  }
  const known = { queues, topics, stores }[section as 'queues' | 'topics' | 'stores'];
  dangling(scope, sort, name, path, known.keys());
  return '';
}

function linked(linking: Linking, text: string, path: Path): LinkedText | undefined {
  const parts: (string | Injected)[] = [];
  let end = 0;
  for (const match of text.matchAll(ELEMENT_REFERENCE)) {
    const [written, reference = ''] = match;
    const isEscaped = written.startsWith('$$');
    parts.push(text.slice(end, match.index));
    parts.push(isEscaped ? written.slice(1) : partOf(linking, reference, path));
    end = match.index + written.length;
  }
  if (parts.length === 0) return undefined;
  return [...parts, text.slice(end)].filter((part) => part !== '');
}

/** The variables whose values name elements of the file. */
export function resolveLinks(linking: Linking, variables: Variables, path: Path): Links {
  const entries = Object.entries(variables).flatMap(([name, text]) => {
    const parts = linked(linking, text, child(path, name));
    return parts ? [[name, parts] as const] : [];
  });
  return Object.fromEntries(entries);
}
