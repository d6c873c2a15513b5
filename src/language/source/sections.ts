import { parseDocument } from 'yaml';
import type { Path } from '#base/diagnostics/path';
import { contentLines, lineEnd } from './content-lines';
import { spansOf, YAML_POSITIONS } from './document-spans';
import type { Span, SpanFinder } from './span';

/*
 * A finding needs the place of one element among a thousand. Of a file that is laid out in lines, as nearly every one
 * is, only the lines of that element have to be parsed.
 */

/** An entry of a block mapping, from its key to the next one. */
interface Section extends Span {
  readonly name: string;
  /** What stands on the line of the key after its colon. */
  readonly inLine: string;
}

type Sections = ReadonlyMap<string, Section>;

/** Anchors, aliases, tags, merge keys and documents mean something to the rest of the file; tabs have no width. */
const FAR_REACHING = /(?:^|[\s[{,])(?:[&*!?][^\s]|\? |<<)|^(?:---|\.\.\.|%)|\t/m;

const ENTRY = /^([A-Za-z_][\w-]*):(?: +(.*))?$/;

/** Keys that are no text. */
const WORD = /^(?:null|true|false)$/i;

/** A text in quotes that goes on in the next line. */
const OPEN_QUOTE = /^(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/;

/** The key at the head of an entry; `undefined` if it might be something else. */
function entryOf(content: string): Pick<Section, 'name' | 'inLine'> | undefined {
  const [, name, inLine = ''] = ENTRY.exec(content) ?? [];
  return name === undefined || WORD.test(name) || OPEN_QUOTE.test(inLine) ? undefined : { name, inLine };
}

/** What is indented like the first line; `undefined` if any of these is something else than a plain key. */
function sectionsOf(text: string, from: number, to: number): Sections | undefined {
  const sections: Section[] = [];
  let level: number | undefined;
  for (const { start, entry, indent } of contentLines(text, from)) {
    if (start >= to) break;
    level ??= indent;
    // The items of a key's list may stand as far left as the key.
    if (indent > level || (sections.length > 0 && /^-(?: |$)/.test(entry))) continue;
    const head = indent === level ? entryOf(entry) : undefined;
    if (!head) return undefined;
    sections.push({ ...head, start: start + indent, end: to });
  }
  const bounded = sections.map((section, index) => ({ ...section, end: sections[index + 1]?.start ?? to }));
  // The first of equal keys is the one to point at.
  return new Map(bounded.reverse().map((section) => [section.name, section]));
}

/** The sections within a section whose value is a block mapping. */
function within(text: string, { start, end, inLine }: Section): Sections | undefined {
  const from = lineEnd(text, start) + 1;
  return from < end && (inLine === '' || inLine.startsWith('#')) ? sectionsOf(text, from, end) : undefined;
}

/** Exact spans from the lines of one section; `undefined` if they cannot be read alone. */
function spansIn(text: string, { start, end }: Section): SpanFinder | undefined {
  // Blanks for what is before it on its line keep what follows below it.
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const document = parseDocument(text.slice(start - indent, end), YAML_POSITIONS);
  if (document.errors.length > 0) return undefined;
  const find = spansOf(document, text.slice(start - indent, end));
  return (path, on) => {
    const span = find(path, on);
    return { start: span.start + start - indent, end: span.end + start - indent };
  };
}

/** Two levels: the sections of the file, and the elements in each. */
const LEVELS = 2;

interface Found {
  readonly section: Section;
  /** Of its name in the path. */
  readonly depth: number;
}

/** Looks a section up by a path; each is taken apart once. */
function sectionFinder(text: string): (path: Path) => Found | undefined {
  const top = FAR_REACHING.test(text) ? undefined : sectionsOf(text, 0, text.length);
  const inside = new Map<Section, Sections | undefined>();
  return (path) => {
    let found: Found | undefined;
    let sections = top;
    for (const [depth, name] of path.slice(0, LEVELS).entries()) {
      const section = sections?.get(String(name));
      if (!section) break;
      found = { section, depth };
      if (!inside.has(section)) inside.set(section, within(text, section));
      sections = inside.get(section);
    }
    return found;
  };
}

/**
 * Spans as a parse of the whole file gives them, from a part of it where that is possible. Where it is not, they come
 * from `whole`.
 */
export function sectionSpans(text: string, whole: () => SpanFinder): SpanFinder {
  const sectionAt = sectionFinder(text);
  const finders = new Map<Section, SpanFinder | undefined>();
  let all: SpanFinder | undefined;

  function finderOf(section: Section): SpanFinder | undefined {
    if (!finders.has(section)) finders.set(section, spansIn(text, section));
    return finders.get(section);
  }

  return (path, on) => {
    const found = sectionAt(path);
    if (found) {
      const { section, depth } = found;
      const { start, name } = section;
      if (depth === path.length - 1 && on === 'key') return { start, end: start + name.length };
      const find = finderOf(section);
      if (find) return find(path.slice(depth), on);
    }
    return (all ??= whole())(path, on);
  };
}
