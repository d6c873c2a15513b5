const INDENT = '  ';

/** `key = value`, where the value ends on the same line; `key =` opens nothing. */
const ATTRIBUTE = /^("[^"]*"|[\w-]+) = (.*[^{[]|)$/;

/** Addresses that a resource waits for, and attributes that it leaves alone; Terraform wants them without quotes. */
const NAMES = /^\s*(?:depends_on|ignore_changes) = \[[^\]]*\]/gm;

/** A condition on what was read, which cdktf writes as a list; Terraform wants a block. */
const CONDITION = /postcondition = \[\s*\{([^]*?)\},?\s*\]/g;

/** The provider of a block, which is a reference as well. */
const PROVIDER = /^(provider = )"(aws\.[a-z0-9-]+)"$/;

interface Line {
  readonly text: string;
  readonly depth: number;
}

/** A text that is one reference or one call needs no quotes. */
function bare(text: string): string {
  return text.replace(
    /"\$\{([\w.-]+(?:\[\d+\])?|\w+\((?:"[^"]*"|[\w.,[\] :=!&-])*\)(?:\["[^"]*"\])?)\}"(,?)$/,
    '$1$2',
  );
}

function opens(text: string): boolean {
  return /[{[]$/.test(text);
}

function closes(text: string): boolean {
  return /^[}\]]/.test(text);
}

/** Lines with what they are indented by. Texts of HCL stand on one line each, so brackets at the ends tell. */
function indented(source: string): Line[] {
  let depth = 0;
  return source.split('\n').flatMap((raw) => {
    const text = bare(raw.trim());
    if (text === '') return [];
    if (closes(text)) depth--;
    const line = { text: depth === 1 ? text.replace(PROVIDER, '$1$2') : text, depth };
    if (opens(text)) depth++;
    return [line];
  });
}

/** Attributes that follow each other have their `=` in one column. */
function aligned(lines: readonly Line[]): string[] {
  const result: string[] = [];
  for (let start = 0; start < lines.length;) {
    let end = start;
    while (
      end < lines.length &&
      ATTRIBUTE.test(lines[end]!.text) &&
      lines[end]!.depth === lines[start]!.depth
    )
      end++;
    const run = lines.slice(start, Math.max(end, start + 1));
    const keys = run.map(({ text }) => ATTRIBUTE.exec(text)?.[1]?.length ?? 0);
    const width = Math.max(...keys);
    for (const { text, depth } of run) {
      const padded = text.replace(
        ATTRIBUTE,
        (_, key: string, value: string) => `${key.padEnd(width)} = ${value}`,
      );
      result.push(INDENT.repeat(depth) + padded);
    }
    start += run.length;
  }
  return result;
}

/** HCL as `terraform fmt` leaves it: indented, aligned, one empty line between the blocks. */
export function formatHcl(source: string): string {
  const written = source
    .replace(NAMES, (list) => list.replaceAll('"', ''))
    .replace(CONDITION, (_, condition: string) => `postcondition {${condition.replace(/,$/gm, '')}}`);
  const lines = aligned(indented(written));
  const spaced = lines.flatMap((line, index) =>
    index > 0 && lines[index - 1] === '}' ? ['', line] : [line],
  );
  return `${spaced.join('\n')}\n`;
}
