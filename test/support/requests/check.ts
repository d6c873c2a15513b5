import type { Shape } from './shapes';

/* What a model has against a value. AWS checks the same before it does anything. */

/** Stands for what only AWS or Terraform knows: any value could come out of it. */
const REFERENCE = /\$\{/;

/** Classes of Java that JavaScript does not have: https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html */
const CLASSES: Readonly<Record<string, string>> = {
  '\\p{Print}': '[\\x20-\\x7E]',
  '\\p{Graph}': '[\\x21-\\x7E]',
  '\\p{Alnum}': '[A-Za-z0-9]',
  '\\p{Alpha}': '[A-Za-z]',
  '\\p{Digit}': '[0-9]',
};

/** The models have patterns in the dialect of Java and mean the whole text. */
export function wholePattern(pattern: string): RegExp {
  const portable = Object.entries(CLASSES).reduce(
    (text, [java, ours]) => text.replaceAll(java, ours),
    pattern.replace(/\(\?[is]\)/g, ''),
  );
  try {
    return new RegExp(`^(?:${portable})$`, 'su');
  } catch (failure) {
    // Without Unicode more escapes are allowed, but a class of letters would be plain text.
    if (portable.includes('\\p{')) throw failure;
    return new RegExp(`^(?:${portable})$`, 's');
  }
}

function outside(size: number, { min, max }: { readonly min?: number; readonly max?: number }): string[] {
  return (min !== undefined && size < min) || (max !== undefined && size > max)
    ? [`${size} is not from ${min ?? '-∞'} to ${max ?? '∞'}`]
    : [];
}

function ofText(text: string, shape: Extract<Shape, { type: 'string' }>): string[] {
  if (REFERENCE.test(text)) return [];
  if (shape.enum) return shape.enum.includes(text) ? [] : [`\`${text}\` is none of ${shape.enum.join(', ')}`];
  const length = outside(Array.from(text).length, shape).map((words) => `the length ${words}`);
  const isLike = shape.pattern === undefined || wholePattern(shape.pattern).test(text);
  return [...length, ...(isLike ? [] : [`\`${text}\` is not like ${shape.pattern}`])];
}

function under(key: string | number, found: readonly string[]): string[] {
  return found.map((words) => `${key}: ${words}`);
}

function ofStructure(value: unknown, { members }: Extract<Shape, { type: 'structure' }>): string[] {
  if (typeof value !== 'object' || value === null) return [`${JSON.stringify(value)} is no structure`];
  return Object.entries(value).flatMap(([key, inner]) => {
    const member = members[key];
    return member ? under(key, problemsOf(inner, member)) : [`the model has no \`${key}\``];
  });
}

/** Everything that a model has against a value, written as JSON with the names of the model. */
export function problemsOf(value: unknown, shape: Shape): string[] {
  switch (shape.type) {
    case 'string':
      return ofText(String(value), shape);
    case 'number':
      return typeof value === 'string' && REFERENCE.test(value)
        ? []
        : Number.isNaN(Number(value))
          ? [`${JSON.stringify(value)} is no number`]
          : outside(Number(value), shape);
    case 'boolean':
      return /^(true|false)$|\$\{/.test(String(value)) ? [] : [`${JSON.stringify(value)} is no boolean`];
    case 'list': {
      const items = Array.isArray(value) ? value : [value];
      return [
        ...outside(items.length, shape).map((words) => `the number of items ${words}`),
        ...items.flatMap((item, index) => under(index, problemsOf(item, shape.of))),
      ];
    }
    case 'map':
      return Object.entries(value as object).flatMap(([key, inner]) => [
        ...under('a key', problemsOf(key, shape.key)),
        ...under(key, problemsOf(inner, shape.value)),
      ]);
    case 'structure':
      return ofStructure(value, shape);
  }
}
