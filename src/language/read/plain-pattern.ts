import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** `flows/**` + `/*.flow.yaml`: folders by name, perhaps any below them, and files by how their names end. */
const PLAIN = /^((?:[\w-]+\/)*)(\*\*\/)?\*([\w.-]*)$/;

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  } catch {
    return [];
  }
}

/** Every file at or below a folder; absent if there are links, which may lead anywhere. */
function filesBelow(root: string, folder: string, isDeep: boolean): string[] | undefined {
  const found: string[] = [];
  for (const entry of entriesOf(join(root, folder))) {
    const name = folder + entry.name;
    if (entry.isSymbolicLink()) return undefined;
    if (entry.isFile()) found.push(name);
    if (!isDeep || !entry.isDirectory()) continue;
    const below = filesBelow(root, `${name}/`, true);
    if (!below) return undefined;
    found.push(...below);
  }
  return found;
}

/** What such a pattern matches, as `glob.ts` would say; absent if it takes more to know. */
export function plainlyMatching(pattern: string, root: string): string[] | undefined {
  const [, folder, deep, end] = PLAIN.exec(pattern) ?? [];
  if (folder === undefined || end === undefined) return undefined;
  return filesBelow(root, folder, deep !== undefined)
    ?.filter((name) => name.endsWith(end))
    .sort();
}
