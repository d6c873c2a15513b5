/** Settings that hold JSON as text. */
function isJsonText(value: unknown): value is string {
  return typeof value === 'string' && /^[{[]/.test(value);
}

/** Synthesized Terraform as a person reads it: without what cdktf notes for itself, JSON texts as data. */
export function readable(value: unknown): unknown {
  if (isJsonText(value)) return readable(JSON.parse(value));
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return Object.fromEntries(entries.map(([key, item]) => [key, readable(item)]));
}
