import { FAILSAFE_SCHEMA, Type } from 'js-yaml';

/**
 * The YAML 1.2 core schema and merge keys, with exactly the number forms of the specification
 * (https://yaml.org/spec/1.2.2/#103-core-schema). js-yaml's own core schema also takes `1_000` and `0b1` for numbers,
 * which the `yaml` package, whose positions we report, reads as text.
 */
const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

function toFloat(text: string): number {
  const word = text.toLowerCase();
  if (word === '.nan') return NaN;
  if (word.endsWith('.inf')) return word.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
}

/** A plain scalar of the given form. js-yaml gives `null` for one that is empty. */
function scalar(name: string, form: RegExp, construct: (text: string) => unknown): Type {
  return new Type(`tag:yaml.org,2002:${name}`, {
    kind: 'scalar',
    resolve: (data: unknown) => form.test(typeof data === 'string' ? data : ''),
    construct: (data: string | null) => construct(data ?? ''),
  });
}

export const YAML_CORE = FAILSAFE_SCHEMA.extend({
  implicit: [
    scalar('null', /^(?:~|null|Null|NULL|)$/, () => null),
    scalar('bool', /^(?:true|True|TRUE|false|False|FALSE)$/, (text) => text.toLowerCase() === 'true'),
    scalar('int', INTEGER, Number),
    scalar('float', FLOAT, toFloat),
    scalar('merge', /^<<$/, (text) => text),
  ],
});
