import type { ValueKind } from '../command';
import { parse } from '#language/source/parse';
import { environmentNames } from '#language/read/environment';
import { combine, readIncluded } from '#language/read/include';
import { asMap } from '#language/read/plain';
import type { Workspace } from '#language/read/workspace';
import type { Candidate } from './complete';
import { type PlainMap } from '#base/util/json';

/** What a person writes of a topology on a command line. */
type TopologyKind = Extract<ValueKind, 'environment' | 'topic' | 'queue' | 'consumer' | 'drill'>;

const NAMES = {
  environment: environmentNames,
  topic: ({ topics }) => Object.keys(asMap(topics)),
  queue: ({ queues }) => Object.keys(asMap(queues)),
  consumer: ({ consumers }) => Object.keys(asMap(consumers)),
  drill: ({ drills }) => Object.keys(asMap(drills)),
} satisfies Record<TopologyKind, (file: PlainMap) => readonly string[]>;

/** The names in a topology as far as it can be read: one that is half-written still helps to complete. */
export function namesIn(file: string, workspace: Workspace, kind: TopologyKind): readonly Candidate[] {
  const main = parse(file, workspace.read(file) ?? new Uint8Array());
  if (!main.value) return [];
  const { value } = combine(main, readIncluded(main, workspace).files, () => undefined);
  return NAMES[kind](value).map((name) => ({ value: name, description: kind }));
}
