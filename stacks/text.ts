import { UNDECLARED_ACCOUNT } from '#base/aws/arns';
import { addressOf } from '#model/address';
import { SHARED } from '#model/shared';

/**
 * A text of the user's, so that Terraform takes it as it is: `${` and `%{` would start a template.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  // Hardly any text has a brace, and a look takes less time than an expression.
  return text.includes('{') ? text.replace(/([$%])\{/g, '$1$1{') : text;
}

export function literalAll(texts: readonly string[]): string[] {
  return texts.map(literal);
}

/** A value of the user's as JSON text in one line. */
export function literalJson(value: unknown): string {
  return literal(JSON.stringify(value));
}

/** `tags`, or nothing where there are none. */
export function tagSettings(tags: Readonly<Record<string, string>>): { tags?: Record<string, string> } {
  const entries = Object.entries(tags).map(([key, value]) => [literal(key), literal(value)]);
  return entries.length === 0 ? {} : { tags: Object.fromEntries(entries) as Record<string, string> };
}

/** Every expression that was made here. Nothing else is evaluated by Terraform, whatever it looks like. */
const EXPRESSIONS = new Set<string>();

/** What Terraform shall evaluate. The only door for that: no text of the user's may come through it. */
export function expression(code: string): string {
  const written = `\${${code}}`;
  EXPRESSIONS.add(written);
  return written;
}

/** `${aws_sqs_queue.billing.arn}`: written out instead of a cdktf token, which says the same and takes longer. */
export function reference(address: string, attribute: string): string {
  return expression(`${address}.${attribute}`);
}

/** A text of the user's between the quotes inside an expression. */
export function insideQuotes(text: string): string {
  return text.replace(
    /["\\{}\p{Cc}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Escaped already; an expression with its own quotes, in which one may be nested; or the beginning of one. */
const TEMPLATE = /\$\$\{|%%\{|\$\{(?:[^{}]|\{[^{}]*\})*\}|[$%]\{/g;

/**
 * The door that every text and key goes through into the output, in JSON and in HCL: what is neither escaped nor an
 * expression made here becomes plain text, so that a forgotten `literal` cannot run anything.
 */
export function settled(text: string): string {
  const plain = withoutTemplates(text);
  return plain.includes(UNDECLARED_ACCOUNT) ? plain.replaceAll(UNDECLARED_ACCOUNT, ownAccount()) : plain;
}

/** The account that Terraform runs in. */
export function ownAccount(): string {
  return reference(addressOf(SHARED.caller, 'account'), 'account_id');
}

function withoutTemplates(text: string): string {
  if (!text.includes('{')) return text;
  return text.replace(TEMPLATE, (part) => {
    if (part === '$${' || part === '%%{' || EXPRESSIONS.has(part)) return part;
    return `${part[0]}${part.slice(0, 2)}${withoutTemplates(part.slice(2))}`;
  });
}

/** cdktf puts a token for a whole text or a whole list. Inside a text of the user's it would be one that means itself. */
const TOKEN = /^[$#]\{TfToken\[TOKEN\.\d+\]\}$/;

export function isToken(text: string): boolean {
  return text.includes('TfToken[') && TOKEN.test(text);
}
