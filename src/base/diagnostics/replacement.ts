import type { LocatedDiagnostic } from './diagnostic';
import { distance } from './suggest';

/** The ways in which a help names the one thing to write. */
const FORMS = [
  /^did you mean `([^`]+)`\?$/,
  /^here it is called `([^`]+)`$/,
  /^write `([^`]+)`(?: if .*)?$/,
  /^remove the quotes: `([^`]+)`$/,
  /^these are curly quotes; write `([^`]+)`$/,
  /^it holds a no-break space \(U\+00A0\); write `([^`]+)`$/,
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

/** One slip of the finger in a short word, two in a longer one. Another digit is another name: `orders-v1`, `orders-v2`. */
function isSlip(written: string, meant: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '');
  return digits(written) === digits(meant) && distance(written, meant) <= (written.length < 8 ? 1 : 2);
}

const PLAIN_IN_YAML = /^(?:true|false|-?\d+(?:\.\d+)?)$/;

/**
 * The replacement, if it needs nobody to look at it: no `if` in the help, a name that is hardly another one, and no
 * second name among `names` that is as near. Quotes around it stay, except where they are the mistake.
 */
export function certainReplacement(
  finding: Pick<LocatedDiagnostic, 'rule' | 'message' | 'help' | 'place'>,
  written: string,
  names: readonly string[],
): string | undefined {
  const meant = replacementFor(finding, written);
  if (meant === undefined || /\n/.test(written + meant) || finding.help?.includes('` if ')) return undefined;
  const [, quote = '', bare = written] = /^(["'])(.*)\1$/s.exec(written) ?? [];
  if (finding.help?.startsWith('did you mean')) {
    if (!isSlip(bare, meant)) return undefined;
    const reach = distance(bare, meant);
    const isRival = (name: string) => name !== bare && name !== meant && distance(bare, name, reach) <= reach;
    if (finding.rule !== 'unknown-key' && names.some(isRival)) return undefined;
  }
  return PLAIN_IN_YAML.test(meant) ? meant : quote + meant + quote;
}
