import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '#test/support/project';

const TEXTS = ['topology.yaml', 'reconcile.asl.json'];

/** A project with every kind of consumer, publisher and store, in a folder of its own. */
export function everyKind(): string {
  const texts = TEXTS.map((name) => [name, readFileSync(join(__dirname, name), 'utf8')]);
  return folderWith({
    ...(Object.fromEntries(texts) as Record<string, string>),
    'build/archiver.zip': 'an archive that the emulator does not open',
  });
}
