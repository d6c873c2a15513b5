/** Text that may stand in a cell of a table. */
function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
}

/** A table; a column without any content is left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const line = (cells: readonly string[]) => `| ${cells.filter((_, column) => used[column]).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

/** A text between more back-ticks than follow each other in it: https://spec.commonmark.org/0.31.2/#code-spans */
export function code(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

/** Blocks with one empty line between them, and a line end behind. */
export function page(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** A text of the user's, of which nothing means anything to Markdown or HTML. */
export function plainText(text: string): string {
  return text.replace(/[\\`*_[\]<>&#~]/g, '\\$&');
}

/** Does nothing to the eye, and keeps GitHub from telling somebody who is named. */
const NO_MENTION = '@\u200b';

/**
 * A message, in which back-ticks are code, and parts of which somebody else wrote. Nothing outside of the code means
 * anything to Markdown or HTML, also where a back-tick of somebody else turns inside and outside.
 */
export function message(text: string): string {
  const parts = text.replace(/`+/g, '`').split('`');
  const isOpen = parts.length % 2 === 0;
  const written = parts.map((part, index) => {
    const isCode = index % 2 === 1 && !(isOpen && index === parts.length - 1);
    return isCode ? part : plainText(part).replaceAll('@', NO_MENTION);
  });
  const last = isOpen ? `\\\`${written.pop()!}` : '';
  return written.join('`') + last;
}
