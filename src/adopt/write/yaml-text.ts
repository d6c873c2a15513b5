import type { Json, JsonObject } from '#base/util/json';
import { isObject } from '#base/util/json';

/* YAML as a person writes it: what is short stands in one line, and comments stand behind what they are about. */

/** Remarks by the path of what they are about, as `queues.billing.receiveWait`. */
export type Comments = ReadonlyMap<string, string>;

const WIDTH = 100;
const INDENT = 2;

/** A text that YAML 1.1 and 1.2 both take for that text, and nothing else. */
const PLAIN = /^[A-Za-z_/][\w./@-]*(:[\w./@-]+)*( [\w./@-]+)*$/;
const MEANS_MORE = /^(true|false|null|yes|no|on|off|y|n|~|\d.*|\.(inf|nan))$/i;

function scalar(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return (PLAIN.test(value) && !MEANS_MORE.test(value)) || isDuration(value) ? value : JSON.stringify(value);
}

/** `30s`, `256KiB`: no number, and no time of YAML 1.1. */
function isDuration(value: string): boolean {
  return /^\d+(s|m|h|d|B|KiB|MiB)$/.test(value);
}

export function flowText(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(flowText).join(', ')}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${scalar(key)}: ${flowText(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return scalar(value as string | number | boolean | null);
}

/** Every path that something with a remark stands below. */
function pathsAbove(comments: Comments): Set<string> {
  const paths = new Set<string>();
  for (const key of comments.keys()) {
    for (let end = key.indexOf('.'); end >= 0; end = key.indexOf('.', end + 1)) paths.add(key.slice(0, end));
  }
  return paths;
}

function isNested(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

class Writer {
  private readonly above: ReadonlySet<string>;

  constructor(private readonly comments: Comments) {
    this.above = pathsAbove(comments);
  }

  lines(value: Json, path: string, depth: number): string[] {
    if (Array.isArray(value)) {
      return (value as readonly Json[]).flatMap((item, index) => this.item(item, `${path}.${index}`, depth));
    }
    return Object.entries(value as JsonObject).flatMap(([key, item]) =>
      this.entry(`${scalar(key)}:`, item, path === '' ? key : `${path}.${key}`, depth),
    );
  }

  /** A key, or the dash of a list, with what belongs to it. */
  private entry(head: string, value: Json, path: string, depth: number): string[] {
    const comment = this.comments.get(path);
    const remark = comment === undefined ? '' : ` # ${comment}`;
    const start = ' '.repeat(depth * INDENT) + head;
    const short = `${start} ${flowText(value)}`;
    // Sections are always written out.
    const isShort = depth > 0 && short.length <= WIDTH && !this.above.has(path);
    if (!isNested(value) || isShort) return [short + remark];
    return [start + remark, ...this.lines(value, path, depth + 1)];
  }

  private item(value: Json, path: string, depth: number): string[] {
    const short = this.entry('-', value, path, depth);
    if (short.length === 1 || !isObject(value)) return short;
    const [first = '', ...others] = this.lines(value, path, depth + 1);
    return [`${' '.repeat(depth * INDENT)}- ${first.trimStart()}`, ...others];
  }
}

function isTall(value: Json | undefined): boolean {
  return value !== undefined && isNested(value);
}

/** The file, with a blank line before and behind each section that has lines of its own. */
export function yamlText(file: JsonObject, comments: Comments, heading: readonly string[]): string {
  const writer = new Writer(comments);
  const keys = Object.keys(file);
  const blocks = keys.map((key, index) => {
    const lines = writer.lines({ [key]: file[key]! }, '', 0).join('\n');
    const before = keys[index - 1];
    const gap = index > 0 && (isTall(file[key]) || isTall(file[before!])) ? '\n' : '';
    return gap + lines;
  });
  return `${[...heading.map((line) => `# ${line}`.trimEnd()), ...blocks].join('\n')}\n`;
}
