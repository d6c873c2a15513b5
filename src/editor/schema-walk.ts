import { valueAt, type Path } from '#base/diagnostics/path';
import { isMap } from '#base/util/json';
import type { SchemaNode } from '#language/schema/json-schema';

/** The definition that lets `${vars.x}` stand anywhere: it says nothing of what is expected. */
const ANYWHERE = '#/definitions/reference';

function optionsOf({ anyOf = [], oneOf = [], allOf = [] }: SchemaNode): readonly SchemaNode[] {
  return [...anyOf, ...oneOf, ...allOf];
}

/** The ways that a node may be met, each without references; what the node says of itself is said of each. */
function expand(root: SchemaNode, node: SchemaNode): SchemaNode[] {
  if (node.$ref === ANYWHERE) return [];
  if (node.$ref !== undefined) {
    const target = root.definitions?.[node.$ref.split('/').at(-1)!];
    return target
      ? expand(root, { ...target, ...(node.description ? { description: node.description } : {}) })
      : [];
  }
  const options = optionsOf(node);
  if (options.length === 0) return [node];
  const { description, default: standard, examples } = node;
  const own = {
    ...(description === undefined ? {} : { description }),
    ...(standard === undefined ? {} : { default: standard }),
    ...(examples === undefined ? {} : { examples }),
  };
  return options.flatMap((option) => expand(root, option)).map((option) => ({ ...option, ...own }));
}

/** Whether a word in the data says that this is not the way that is meant, such as another `type`. */
function contradicts(root: SchemaNode, node: SchemaNode, data: unknown): boolean {
  if (!isMap(data)) return false;
  return Object.entries(node.properties ?? {}).some(([key, property]) => {
    const ways = expand(root, property);
    const only = ways.length > 0 && ways.every((way) => way.const !== undefined);
    return only && data[key] !== undefined && ways.every((way) => way.const !== data[key]);
  });
}

function below(node: SchemaNode, step: string | number): readonly SchemaNode[] {
  if (typeof step === 'number') return node.items ? [node.items] : [];
  const property = node.properties?.[step];
  if (property) return [property];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}

/** What the schema says of a path, in each way that fits what is written. */
export function schemaAt(root: SchemaNode, path: Path, data: unknown): readonly SchemaNode[] {
  const fitting = (nodes: readonly SchemaNode[], at: Path) => {
    const all = nodes.flatMap((node) => expand(root, node));
    const value = valueAt(data, at);
    const fit = all.filter((node) => !contradicts(root, node, value));
    return fit.length > 0 ? fit : all;
  };
  let nodes = fitting([root], []);
  for (const [depth, step] of path.entries()) {
    nodes = fitting(
      nodes.flatMap((node) => below(node, step)),
      path.slice(0, depth + 1),
    );
  }
  return nodes;
}
