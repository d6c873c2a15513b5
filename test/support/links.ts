import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** Where the repository is for a reader who has the package alone. */
const REPOSITORY = 'https://github.com/msgtopo/msgtopo/blob/main/';

/** `[text](target)` and `![text](target)`, outside of code. */
function linksIn(page: string): string[] {
  const prose = page.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => target!);
}

/** What GitHub makes of headings, as far as our own go. */
function anchorsIn(page: string): string[] {
  const named = Array.from(page.matchAll(/<a (?:id|name)="([^"]+)"/g), ([, name]) => name!);
  const headings = Array.from(page.matchAll(/^#+ (.+)$/gm), ([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
  return [...named, ...headings];
}

function leadsSomewhere(target: string, page: string, root: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? resolve(root, page) : resolve(root, page, '..', path);
  if (relative(root, file).startsWith('..') || !existsSync(file)) return false;
  return anchor === undefined || anchorsIn(readFileSync(file, 'utf8')).includes(anchor);
}

/**
 * The links of a page below `root` that lead nowhere: a relative one has to end inside `root`, and one to our repository
 * at a file of `checkout`. Other addresses are not asked for.
 */
export function deadLinks(page: string, root: string, checkout: string): string[] {
  const links = linksIn(readFileSync(join(root, page), 'utf8'));
  const dead = links.filter((link) => {
    if (link.startsWith(REPOSITORY)) return !leadsSomewhere(link.slice(REPOSITORY.length), 'x', checkout);
    return !/^(https?|mailto):/.test(link) && !leadsSomewhere(link, page, root);
  });
  return dead.map((link) => `${page}: ${link}`);
}
