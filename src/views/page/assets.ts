import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#base/util/package-root';
import type { PageAssets } from './page';

/** What `scripts/bundle/page.cjs` made of the folder `browser`. */
export function pageAssets(): PageAssets {
  const read = (name: string) => readFileSync(join(packageRoot(), 'dist/page', name), 'utf8');
  return { script: read('page.js'), style: read('style.css') };
}
