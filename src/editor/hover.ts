import { parseDocument, isMap, isPair, isScalar, isSeq } from 'yaml';
import { formatArn } from '#base/aws/arns';
import { child, formatPath, valueAt, type Path } from '#base/diagnostics/path';
import { YAML_POSITIONS } from '#language/source/document-spans';
import type { Span } from '#language/source/span';
import { effectiveValues } from '#language/read/effective';
import type { SchemaNode } from '#language/schema/json-schema';
import { nameInAws, type Topology } from '#model/topology';
import { occurrenceAt, type Occurrence } from './occurrences';
import type { Project } from './project';
import { schemaAt } from './schema-walk';

export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

interface KeyAt {
  readonly path: Path;
  readonly span: Span;
}

/** The key that is written at an offset. */
function keyAt(contents: unknown, offset: number): KeyAt | undefined {
  const search = (node: unknown, path: Path): KeyAt | undefined => {
    if (isSeq(node)) return firstOf(node.items.map((item, index) => () => search(item, child(path, index))));
    if (!isMap(node)) return undefined;
    return firstOf(
      node.items.filter(isPair).map(({ key, value }) => () => {
        if (!isScalar(key) || !key.range) return undefined;
        const at = child(path, String(key.value));
        const [start, end] = key.range;
        return start <= offset && offset <= end ? { path: at, span: { start, end } } : search(value, at);
      }),
    );
  };
  return search(contents, []);
}

function firstOf<T>(searches: readonly (() => T | undefined)[]): T | undefined {
  for (const search of searches) {
    const found = search();
    if (found !== undefined) return found;
  }
  return undefined;
}

function shown(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** The value in each environment; once, if all have the same. */
function valueLines(path: Path, standard: unknown, { main, workspace }: Project): string[] {
  if (path[0] === 'environments' || path[0] === 'defaults') return [];
  const bytes = workspace.read(main)!;
  const values = [...effectiveValues(main, bytes, workspace)].map(([environment, file]) => {
    const value = valueAt(file, path) ?? standard;
    return { environment, value: typeof value === 'object' ? undefined : value };
  });
  const known = values.filter(({ value }) => value !== undefined);
  if (known.length === 0) return [];
  if (new Set(values.map(({ value }) => value)).size === 1) return [`Effective: ${shown(known[0]!.value)}`];
  return [
    `Effective: ${known.map(({ environment, value }) => `${shown(value)} in \`${environment}\``).join(', ')}`,
  ];
}

function describe(path: Path, nodes: readonly SchemaNode[], project: Project): string {
  const [node] = nodes;
  const standard = node?.default;
  return [
    `**${formatPath(path)}**`,
    ...(node?.description === undefined ? [] : [node.description]),
    ...(standard === undefined ? [] : [`Default: ${shown(standard)}`]),
    ...valueLines(path, standard, project),
  ].join('\n\n');
}

/** What an element is called in AWS, in each environment that is sound. */
function elementLines({ section, name }: Occurrence, topologies: readonly Topology[]): string[] {
  return topologies.flatMap((topology) => {
    const { topics, queues, environment } = topology;
    const element =
      section === 'topics' ? topics.get(name) : section === 'queues' ? queues.get(name) : undefined;
    if (!element) return [];
    const arn = formatArn(element.arn, 'ACCOUNT');
    return [`- \`${environment}\`: \`${nameInAws(element)}\`, \`${arn}\``];
  });
}

/** What a person wants to know of what stands at an offset. */
export function hover(text: string, offset: number, schema: SchemaNode, project: Project): Hover | undefined {
  const occurrence = occurrenceAt(text, offset);
  const lines = occurrence ? elementLines(occurrence, project.proof.topologies) : [];
  if (occurrence && lines.length > 0) {
    const heading = `**${occurrence.section}.${occurrence.name}**`;
    return { markdown: [heading, lines.join('\n')].join('\n\n'), span: occurrence.span };
  }
  const document = parseDocument(text, YAML_POSITIONS);
  const key = keyAt(document.contents, offset);
  if (!key) return undefined;
  const nodes = schemaAt(schema, key.path, document.toJS());
  return { markdown: describe(key.path, nodes, project), span: key.span };
}
