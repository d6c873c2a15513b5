import type { TerraformElement, TerraformStack } from './cdktf';

type Attributes = Readonly<Record<string, unknown>>;

/** What cdktf keeps protected, and this file wraps. */
interface HclElement {
  synthesizeHclAttributes?(): Attributes;
}

/** Text that means itself, a literal `${`, or an expression with its own quotes, in which one may be nested. */
const PART = /\$\$\{|%%\{|\$\{(?:[^{}]|\{[^{}]*\})*\}|["\\]/g;

/**
 * Inside quotes of HCL, `"` and `\` need a backslash. cdktf writes it neither where a reference stands in the same
 * text, as in a policy, nor for a backslash; one that stands there already it leaves alone.
 */
function escape(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(PART, (part) => (part.length === 1 ? `\\${part}` : part));
  if (Array.isArray(value)) return value.map(escape);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escape(item)]));
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
