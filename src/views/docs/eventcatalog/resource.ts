import type { Json, JsonObject } from '#base/util/json';
import { plainText, table } from '#base/util/markdown';
import type { Detail } from '../../details/detail';

/*
 * One resource of EventCatalog: a folder with a page, whose head says what it is and refers to others by id.
 * https://www.eventcatalog.dev/docs/development/guides/resources
 */

/** Every reference is to this one version: what changed is told by `msgtopo diff`. */
export const VERSION = '1.0.0';

export interface Resource {
  /** Of the page, from the root of the catalogue. */
  readonly folder: string;
  readonly head: JsonObject & { readonly id: string; readonly name: string };
  /** Blocks of Markdown. */
  readonly blocks: readonly string[];
}

export interface Pointer extends JsonObject {
  readonly id: string;
  readonly version: string;
}

export function pointer(id: string): Pointer {
  return { id, version: VERSION };
}

/** A text that means nothing to MDX either, where a brace begins a program. */
export function mdxText(text: string): string {
  return plainText(text).replace(/[{}]/g, '\\$&');
}

/** What there is to say about an element, as a table. */
export function settingsTable({ settings }: Detail): string {
  const rows = settings.map(({ label, value }) => [label, mdxText(value)]);
  return rows.length === 0 ? '' : table(['Setting', 'Value'], rows);
}

function line(key: string, value: Json): string {
  return `${key}: ${JSON.stringify(value)}`;
}

/** A page; JSON is YAML too, so that no text of the user's means anything to its head. */
export function pageOf({ head, blocks }: Resource, mark: string): string {
  const { id, name, ...rest } = head;
  const lines = Object.entries({ id, name, version: VERSION, ...rest }).map(([key, value]) =>
    line(key, value),
  );
  const body = blocks.filter((block) => block !== '').join('\n\n');
  return `---\n# ${mark}\n${lines.join('\n')}\n---\n\n${body}\n`;
}
