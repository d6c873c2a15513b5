import type { Style } from '#base/util/style';
import { versioned } from '#base/util/json';

/** One thing that msgtopo needs, and how it is. */
export interface Check {
  /** What was looked at: `Terraform`. */
  readonly name: string;
  readonly verdict: 'good' | 'warning' | 'problem';
  readonly found: string;
  /** What to do. */
  readonly remedy?: string | undefined;
}

export function good(name: string, found: string): Check {
  return { name, verdict: 'good', found };
}

export function warn(name: string, found: string, remedy?: string): Check {
  return { name, verdict: 'warning', found, remedy };
}

export function bad(name: string, found: string, remedy?: string): Check {
  return { name, verdict: 'problem', found, remedy };
}

const MARKS = { good: '✓', warning: '!', problem: '✗' } as const;
const STYLES = { good: 'success', warning: 'warning', problem: 'error' } as const;

/** One line for each check, and its remedy below. */
export function checksText(checks: readonly Check[], style: Style): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(({ name, verdict, found, remedy }) => {
    const head = `${style[STYLES[verdict]](MARKS[verdict])} ${style.bold(name.padEnd(width))}  ${found}\n`;
    return remedy === undefined ? head : `${head}${' '.repeat(width + 4)}${style.dim(remedy)}\n`;
  });
  return lines.join('');
}

export function isWell(checks: readonly Check[]): boolean {
  return checks.every(({ verdict }) => verdict !== 'problem');
}

export function checksJson(checks: readonly Check[]): object {
  return versioned({
    well: isWell(checks),
    checks: checks.map((check) => ({ ...check, remedy: check.remedy ?? null })),
  });
}
