import { createContext, Script, type Context } from 'node:vm';

/** Far more than any sound pattern takes on a whole message. */
const LONGEST_MS = 1000;

/** A pattern of a contract. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
  /** Ajv tells patterns apart by this. */
  toString(): string;
}

/** So many steps take less time than V8 needs to watch the clock. */
const FEW_STEPS = 10_000;

/** So many ways there are to read a text at most: its length to the power, times the factor. */
interface Ways {
  readonly power: number;
  readonly factor: number;
}

/** Not known where a repetition stands around another one or around a choice, or where a part has to come again. */
function waysOf(source: string): Ways | undefined {
  const plain = source.replace(/\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\[^\dk]|\[(?:\\.|[^\]])*\]/g, 'x');
  if (/\\|\)[*+?{]/.test(plain)) return undefined;
  const unbounded = plain.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  const choices = plain.match(/\||[^*+?}(]\?/g)?.length ?? 0;
  const bounds = Array.from(plain.matchAll(/\{(?:\d+,)?(\d+)\}/g), ([, most]) => Number(most) + 1);
  return {
    power: unbounded + (plain.startsWith('^') && !plain.includes('|') ? 0 : 1),
    factor: bounds.reduce((product, bound) => product * bound, 2 ** choices),
  };
}

const ATTEMPT = new Script('expression.test(text)');
let context: Context | undefined;

/**
 * An expression that somebody else wrote may take for ever on a text that nearly matches, as `^(a+)+$` does on many `a`.
 * V8 gives up after a second, and the text counts as one that does not match.
 */
export function patternOf(source: string): Pattern {
  const expression = new RegExp(source, 'u');
  const ways = waysOf(source);
  return {
    source,
    test(text) {
      if (ways && ways.factor * text.length ** ways.power <= FEW_STEPS) return expression.test(text);
      context ??= createContext({});
      Object.assign(context, { expression, text });
      try {
        return ATTEMPT.runInContext(context, { timeout: LONGEST_MS }) as boolean;
      } catch (failure) {
        if ((failure as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
        throw failure;
      }
    },
    toString: () => expression.toString(),
  };
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The pattern of every text that begins so. */
export function startingWith(text: string): string {
  return `^${literal(text)}`;
}

/** The pattern of every text that ends so. */
export function endingWith(text: string): string {
  return `${literal(text)}$`;
}

const LITERAL = String.raw`(?:[^\\^$.*+?()[\]{}|]|\\[^\w])*`;
const EDGE = new RegExp(String.raw`^(?:\^(?<start>${LITERAL})|(?<end>${LITERAL})\$)$`, 's');

/** What a text begins and ends with by a pattern that says nothing else; nothing of others. */
export function edgesOf({ source }: Pattern): { readonly start: string; readonly end: string } {
  const { start = '', end = '' } = EDGE.exec(source)?.groups ?? {};
  const plain = (text: string) => text.replace(/\\(.)/gs, '$1');
  return { start: plain(start), end: plain(end) };
}
