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

const ATTEMPT = new Script('expression.test(text)');
let context: Context | undefined;

/**
 * An expression that somebody else wrote may take for ever on a text that nearly matches, as `^(a+)+$` does on many `a`.
 * V8 gives up after a second, and the text counts as one that does not match.
 */
export function patternOf(source: string): Pattern {
  const expression = new RegExp(source, 'u');
  return {
    source,
    test(text) {
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
