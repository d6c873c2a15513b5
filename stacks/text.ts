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

/** `${aws_sqs_queue.billing.arn}`: written out instead of a cdktf token, which says the same and takes longer. */
export function reference(address: string, attribute: string): string {
  return `\${${address}.${attribute}}`;
}
