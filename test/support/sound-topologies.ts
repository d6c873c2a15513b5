import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { prove } from '#validate/prove';
import type { Topology } from '#model/topology';
import { diskWorkspace } from '#language/read/workspace';
import { ROOT } from './msgtopo';

const TEST = join(ROOT, 'test');

function foldersIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name, 'topology.yaml'));
}

/** Every topology of a template, of the corpus and of the fixtures that nothing is wrong with, by the name of its file. */
export function soundTopologies(today: string): (readonly [string, Topology])[] {
  const corpus = readdirSync(join(TEST, 'corpus')).filter((name) => name.endsWith('.yaml'));
  const files = [
    ...foldersIn(join(ROOT, 'templates')).filter((file) => !file.includes('/common/')),
    ...foldersIn(join(TEST, 'fixtures/ok')),
    join(TEST, 'support/every-kind/topology.yaml'),
    ...corpus.map((name) => join(TEST, 'corpus', name)),
  ];
  return files.flatMap((file) => {
    const options = { workspace: diskWorkspace(dirname(file)), today };
    const { topologies } = prove(basename(file), readFileSync(file), options);
    return topologies.map(
      (topology) => [`${file.slice(ROOT.length + 1)} ${topology.environment}`, topology] as const,
    );
  });
}
