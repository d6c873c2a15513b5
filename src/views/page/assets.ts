import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#base/util/package-root';
import type { PageAssets } from './page';

/** A part of what `scripts/bundle/page.cjs` made of the folder `browser`. */
function read(name: string): string {
  return readFileSync(join(packageRoot(), 'dist/page', name), 'utf8');
}

export function pageAssets(): PageAssets {
  return { script: read('page.js'), style: read('style.css') };
}

/** For a page that listens to the server it came from. */
export function livePageAssets(): PageAssets {
  const { script, style } = pageAssets();
  return { script: `${script}\n${read('live.js')}`, style: `${style}\n${read('live.css')}` };
}
