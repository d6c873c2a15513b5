/**
 * Prints the changelog entry of a release: `npx tsx scripts/release-notes.ts v1.2.3`. Fails if the tag, the version in
 * package.json and the changelog do not agree, so that nothing is published without an entry.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Release {
  readonly tag: string;
  readonly version: string;
  readonly changelog: string;
}

/** The text below `## [1.2.3] - 2026-01-31`, up to the next version. */
function entryOf(changelog: string, version: string): string {
  const sections = changelog.split(/^(?=## \[)/m);
  const section = sections.find((text) => text.startsWith(`## [${version}]`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no entry \`## [${version}] - YYYY-MM-DD\``);
  const [heading = '', ...lines] = section.split('\n');
  const date = heading.slice(`## [${version}] - `.length);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new Error(`the heading \`${heading}\` in CHANGELOG.md does not end with a date (YYYY-MM-DD)`);
  const text = lines.join('\n').trim();
  if (!/^- /m.test(text)) throw new Error(`the entry of ${version} in CHANGELOG.md lists no change`);
  return `${text}\n`;
}

/** @throws if the three do not agree. */
export function releaseNotes({ tag, version, changelog }: Release): string {
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, but package.json has version ${version}`);
  return entryOf(changelog, version);
}

function main(): void {
  const read = (name: string) => readFileSync(join(__dirname, '..', name), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const changelog = read('CHANGELOG.md');
  process.stdout.write(releaseNotes({ tag: process.argv[2] ?? '', version, changelog }));
}

if (require.main === module) {
  try {
    main();
  } catch (failure) {
    console.error(`release-notes: ${(failure as Error).message}`);
    process.exitCode = 1;
  }
}
