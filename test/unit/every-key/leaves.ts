import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#test/support/msgtopo';

/** As much of JSON Schema as the schema of the topology uses. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly $ref?: string;
}

/**
 * A place in the file where a value stands: `consumers.*<fargate>.user`. A `*` is a name of the user's, with the kind of
 * the element where that decides which keys there are; `[]` is any place in a list.
 */
export interface Leaf {
  readonly key: string;
  /** One of these is true of the value. */
  readonly options: readonly SchemaNode[];
}

type Schema = SchemaNode & { readonly definitions: Readonly<Record<string, SchemaNode>> };

export function publishedSchema(): Schema {
  return JSON.parse(readFileSync(join(ROOT, 'schema/topology.schema.json'), 'utf8')) as Schema;
}

function inner(node: SchemaNode, path: string): [string, SchemaNode][] {
  const kind = node.properties?.['type']?.const as string | undefined;
  const own = kind === undefined || path === '' ? path : `${path}<${kind}>`;
  const at = (key: string) => (own === '' ? key : `${own}.${key}`);
  const { properties = {}, additionalProperties: values, items } = node;
  return [
    ...Object.entries(properties).map(([key, child]): [string, SchemaNode] => [at(key), child]),
    ...(typeof values === 'object' ? [[at('*'), values] as [string, SchemaNode]] : []),
    ...(items && Object.keys(items).length > 0 ? [[at('[]'), items] as [string, SchemaNode]] : []),
  ];
}

/** Every place where a file may have a value. References to variables may stand anywhere and are left out. */
export function leavesOf({ definitions, ...root }: Schema): Leaf[] {
  const leaves = new Map<string, SchemaNode[]>();
  const walk = (node: SchemaNode, path: string): void => {
    const name = node.$ref?.split('/').pop();
    if (name === 'reference') return;
    if (name !== undefined) return walk(definitions[name]!, path);
    const options = node.anyOf ?? node.oneOf ?? node.allOf;
    if (options) return options.forEach((option) => walk(option, path));
    const below = inner(node, path);
    if (below.length === 0) leaves.set(path, [...(leaves.get(path) ?? []), node]);
    for (const [key, child] of below) walk(child, key);
  };
  walk(root, '');
  return Array.from(leaves, ([key, options]) => ({ key, options }));
}
