import type { TerraformElement, TerraformStack } from './cdktf';
import { isToken, settled } from './text';

type Attributes = Readonly<Record<string, unknown>>;

/** What cdktf keeps protected, and this file wraps. */
interface HclElement {
  synthesizeHclAttributes?(): Attributes;
}

/** Text that means itself, an expression with its own quotes, in which one may be nested, or a character to escape. */
const PART = /\$\$\{|%%\{|\$\{(?:[^{}]|\{[^{}]*\})*\}|["\\\p{Cc}]/gu;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapedCharacter(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * A text between quotes of HCL. cdktf itself would leave a quote alone where a reference stands in the same text, as in
 * a policy, and would write a text of several lines as a heredoc, which a line of that text could end. Since every line
 * break is escaped here, no text has several lines. What is escaped already, cdktf leaves alone.
 */
function escapeText(text: string): string {
  if (isToken(text)) return text;
  const escaped = settled(text).replace(PART, (part) => (part.length === 1 ? escapedCharacter(part) : part));
  // cdktf would look for a token in the middle of a text, too.
  return escaped.replaceAll('TfToken[', '\\u0054fToken[');
}

function escape(value: unknown): unknown {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return value.map(escape);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [escapeText(key), escape(item)]));
}

function isElement(construct: unknown): construct is TerraformElement & HclElement {
  return typeof (construct as HclElement).synthesizeHclAttributes === 'function';
}

/** Lets every element of a stack write its texts so that HCL reads them as they are. */
export function escapeForHcl(stack: TerraformStack): void {
  for (const construct of stack.node.findAll()) {
    if (!isElement(construct)) continue;
    const attributes = construct.synthesizeHclAttributes!.bind(construct);
    construct.synthesizeHclAttributes = () => escape(attributes()) as Attributes;
  }
}
