import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#base/util/package-root';

/** What every template gets; no template itself. */
export const COMMON = 'common';

export function templateDir(template: string): string {
  return join(packageRoot(), 'templates', template);
}

export function templateNames(): string[] {
  const entries = readdirSync(join(packageRoot(), 'templates'), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => name !== COMMON);
}

/** The first line of its README that is no heading. */
export function templateSummary(template: string): string {
  const readme = readFileSync(join(templateDir(template), 'README.md'), 'utf8');
  return readme.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
}
