import { formatPath } from '#base/diagnostics/path';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { prove, type Proof } from '#validate/prove';
import type { OwnedQueue, OwnedTopic, Topology } from '#model/topology';
import type { Workspace } from '#language/read/workspace';

/** What tests take for today. */
export const TODAY = '2026-06-15';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';

/** Files in memory; a pattern matches the files that start with what is before its `*`. */
export function memoryWorkspace(files: Readonly<Record<string, string>>): Workspace {
  return {
    read: (file) => (files[file] === undefined ? undefined : Buffer.from(files[file])),
    match: (pattern) => Object.keys(files).filter((name) => name.startsWith(pattern.split('*')[0]!)),
  };
}

/** Proves sections of a topology, which get `version`, `name` and `region` if they have no version. */
export function proveText(
  yaml: string,
  files: Readonly<Record<string, string>> = {},
  environment?: string,
): Proof {
  const isWhole = /^(version:|\{)/m.test(yaml);
  const text = isWhole ? yaml : HEAD + yaml;
  return prove('topology.yaml', Buffer.from(text), {
    workspace: memoryWorkspace(files),
    environment,
    today: TODAY,
  });
}

/** The topology of sections that have no errors. */
export function topologyOf(
  yaml: string,
  files?: Readonly<Record<string, string>>,
  environment?: string,
): Topology {
  const { topologies, diagnostics } = proveText(yaml, files, environment);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (errors.length > 0 || !topologies[0]) throw new Error(`not a sound topology: ${errors.join('; ')}`);
  return topologies[0];
}

export function ownedQueue(topology: Topology, name: string): OwnedQueue {
  const queue = topology.queues.get(name);
  if (!queue?.owned) throw new Error(`no owned queue ${name}`);
  return queue;
}

export function ownedTopic(topology: Topology, name: string): OwnedTopic {
  const topic = topology.topics.get(name);
  if (!topic?.owned) throw new Error(`no owned topic ${name}`);
  return topic;
}

/** `rule @ path line:column`, which is most of a finding in one line. */
export function brief({ rule, path, place }: LocatedDiagnostic): string {
  const at = place ? `${place.start.line}:${place.start.column}` : '-';
  return `${rule} @ ${formatPath(path)} ${at}`;
}
