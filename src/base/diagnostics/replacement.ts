import type { LocatedDiagnostic } from './diagnostic';

/** The ways in which a help names the one thing to write. */
const FORMS = [
  /^did you mean `([^`]+)`\?$/,
  /^here it is called `([^`]+)`$/,
  /^write `([^`]+)`(?: if .*)?$/,
  /^remove the quotes: `([^`]+)`$/,
  /^these are curly quotes; write `([^`]+)`$/,
];

/**
 * What the text at the place of a finding should be. Only where the finding quotes that very text, so that nothing else
 * is replaced, and its help names one thing to write.
 */
export function replacementFor(
  { message, help, place }: Pick<LocatedDiagnostic, 'message' | 'help' | 'place'>,
  written: string,
): string | undefined {
  if (place === undefined || help === undefined) return undefined;
  const bare = written.replace(/^(["'])(.*)\1$/s, '$2');
  if (!message.includes(`\`${bare}\``)) return undefined;
  const found = FORMS.map((form) => form.exec(help)?.[1]).find((text) => text !== undefined);
  return found === undefined || found.includes(': ') ? undefined : found;
}
