import { isMap, isPair, isScalar, parseDocument } from 'yaml';
import type { Span } from '#language/source/span';
import { YAML_POSITIONS } from '#language/source/document-spans';
import type { TextFile } from './names';
import { occurrencesIn, type Occurrence } from './occurrences';
import type { Section } from './references';

export interface Edit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

const NAME = /^[a-z][a-z0-9-]{0,63}$/;

/** With these, Terraform finds the element by the name that it had. */
const REMEMBERING: ReadonlySet<Section> = new Set<Section>(['topics', 'queues']);

/** Names that msgtopo does not make: rules are its own, and an environment is part of names in AWS and of states. */
const FIXED: ReadonlySet<Section> = new Set<Section>(['rules', 'environments']);

/** Why a name cannot be changed, or not to that. */
export function renameProblem({ section, name }: Occurrence, to: string): string | undefined {
  if (FIXED.has(section)) return `\`${name}\` cannot be renamed here`;
  const isFit = section === 'vars' ? /^[A-Za-z][\w-]*$/.test(to) : NAME.test(to);
  return isFit ? undefined : 'a name has lower-case letters, digits and `-`, and starts with a letter';
}

/** Where an element remembers the name that it had: a key at its end, or in place of nothing. */
function memory(file: TextFile, { path, name, span }: Occurrence): Edit | undefined {
  const document = parseDocument(file.text, YAML_POSITIONS);
  const map = document.getIn([path[0]], true);
  if (!isMap(map)) return undefined;
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === path[1]);
  if (!isPair(pair)) return undefined;
  const { value } = pair;
  const indent = file.text.slice(file.text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  const isBlock = /^\s*$/.test(indent);
  const at = (offset: number, text: string) => ({
    file: file.file,
    span: { start: offset, end: offset },
    text,
  });
  if (isMap(value)) {
    if (value.has('renamedFrom') || value.has('external')) return undefined;
    const first = value.items[0];
    const key = isPair(first) && isScalar(first.key) ? first.key.range : undefined;
    if (value.flow) return at(value.range![0] + 1, ` renamedFrom: ${name}${key ? ',' : ' '}`);
    if (!key) return undefined;
    const inner = file.text.slice(file.text.lastIndexOf('\n', key[0] - 1) + 1, key[0]);
    return at(key[0], `renamedFrom: ${name}\n${inner}`);
  }
  if (value !== null && !(isScalar(value) && value.value === null)) return undefined;
  const colon = file.text.indexOf(':', span.end) + 1;
  return at(colon, isBlock ? `\n${indent}  renamedFrom: ${name}` : ` { renamedFrom: ${name} }`);
}

/** Every change that gives an element another name, in all files of the topology. */
export function renameIn(
  files: readonly TextFile[],
  { section, name }: Occurrence,
  to: string,
): readonly Edit[] {
  return files.flatMap((file) => {
    const same = occurrencesIn(file.text).filter((one) => one.section === section && one.name === name);
    const edits = same.map(({ span }) => ({ file: file.file, span, text: to }));
    const declaration = same.find(({ role }) => role === 'declaration');
    const remembered = declaration && REMEMBERING.has(section) ? memory(file, declaration) : undefined;
    return remembered ? [...edits, remembered] : edits;
  });
}
