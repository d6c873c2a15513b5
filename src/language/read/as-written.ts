import { warning } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import { isMap, type PlainMap } from '#base/util/json';
import type { Report } from './report';

/*
 * YAML reads `08501` as 8501, `1.10` as 1.1 and `12e4567` as infinity. What was meant as text is then another text.
 */

/** How a scalar below a key is used. */
type Use =
  /** As text, whatever it looks like: it is kept as it is written. */
  | 'text'
  /** Compared with text as often as with numbers. */
  | 'value'
  /** As JSON, in which `1.10` and `1.1` are the same number. */
  | 'json';

const USES: Readonly<Record<string, Use>> = {
  environment: 'text',
  policy: 'value',
  pattern: 'value',
  filter: 'value',
  attributes: 'value',
  vars: 'value',
  body: 'json',
  bodies: 'json',
  order: 'json',
  message: 'json',
};

/** Below these stand names of the user's, which mean nothing here: a queue may be called `environment`. */
const NAMED = new Set([
  'topics',
  'queues',
  'filters',
  'stores',
  'publishers',
  'consumers',
  'environments',
  'drills',
]);

function useOf(key: string, parent: Path): Use | undefined {
  return NAMED.has(String(parent.at(-1))) ? undefined : USES[key];
}

/** Its operands are numbers and nothing else. */
const NUMERIC = 'numeric';

const SCALAR = /^[-+.\w]+$/;
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Whether a number in JSON may be written so and mean the same. */
function isSameNumber(text: string, value: number): boolean {
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return DECIMAL.test(text) && (digits.length <= 15 || Number.isSafeInteger(value));
}

function isChanged(text: string, value: unknown, use: Use): boolean {
  if (use === 'text') return text !== String(value);
  if (typeof value !== 'number' || text === String(value)) return false;
  return use === 'value' || !isSameNumber(text, value);
}

interface Scalar {
  readonly path: Path;
  readonly value: number | boolean;
  readonly use: Use;
}

function scalarsIn(value: unknown, path: Path, use: Use | undefined): Scalar[] {
  if (typeof value === 'number' || typeof value === 'boolean')
    return use === undefined ? [] : [{ path, value, use }];
  if (Array.isArray(value)) return value.flatMap((item, index) => scalarsIn(item, [...path, index], use));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === NUMERIC && use === 'value' ? [] : scalarsIn(item, [...path, key], use ?? useOf(key, path)),
  );
}

function withTexts(value: unknown, texts: ReadonlyMap<string, string>, path: Path): unknown {
  if (Array.isArray(value)) return value.map((item, index) => withTexts(item, texts, [...path, index]));
  if (isMap(value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, item]) => [key, withTexts(item, texts, [...path, key])]));
  }
  return texts.get(JSON.stringify(path)) ?? value;
}

/** What a file says, as YAML reads it and as it is written: a part of it as `textAt` its path. */
interface Written {
  readonly value: PlainMap;
  textAt(path: Path): string | undefined;
}

/** Texts as they are written in place of what YAML made of them, and a finding for every number that may be a text. */
export function asWritten(written: Written, report: Report): PlainMap {
  const { value } = written;
  const texts = new Map<string, string>();
  for (const { path, value: read, use } of scalarsIn(value, [], undefined)) {
    const text = written.textAt(path);
    if (text === undefined || !SCALAR.test(text) || !isChanged(text, read, use)) continue;
    if (use === 'text') {
      texts.set(JSON.stringify(path), text);
      continue;
    }
    // JSON has no such number, so that it is an error, which says what may stand there.
    const other = Number.isFinite(read) ? `, or \`${String(read)}\` if that is what you mean` : '';
    report(
      warning({
        rule: 'number-not-as-written',
        message: `\`${text}\` is read as the number ${String(read)}`,
        path,
        help: `write \`"${text}"\` if it is a text${other}`,
      }),
    );
  }
  return texts.size === 0 ? value : (withTexts(value, texts, []) as PlainMap);
}
