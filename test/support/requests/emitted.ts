import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource, TerraformJson } from '../synthesized';
import { problemsOf } from './check';
import { memberOf, type Models, type Shape } from './shapes';
import { TAGS, type Request } from './request';
import { REQUESTS } from './table';

/* Every attribute that we emit, held against the model of the request that the provider makes of it. */

/** Read as text: as a module its type alone would cost the compiler a second. */
export const MODELS = JSON.parse(readFileSync(join(__dirname, 'models.json'), 'utf8')) as Models;

/** What cdktf and Terraform know alone. */
const META: readonly string[] = ['//', 'depends_on', 'lifecycle', 'provider', 'timeouts', 'count'];

interface Attribute {
  /** `stage[].action[].name`. */
  readonly path: string;
  readonly value: unknown;
}

function attributesOf(value: unknown, path: string): Attribute[] {
  if (Array.isArray(value)) return value.flatMap((item) => attributesOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    attributesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

function found<T>(table: Readonly<Record<string, T>> = {}, path: string): T | undefined {
  const wild = Object.keys(table).find((key) => key.endsWith('.*') && path.startsWith(key.slice(0, -1)));
  return table[path] ?? (wild === undefined ? undefined : table[wild]);
}

function shapeAt({ shapes }: Request, path: string): Shape | undefined {
  const steps = path.replaceAll('[]', '').split('.');
  for (const id of shapes) {
    const start = MODELS.shapes[id];
    if (!start) throw new Error(`no model of ${id}: run \`npm run models\``);
    const end = steps.reduce<Shape | undefined>((at, step) => at && memberOf(at, step), start);
    if (end) return end;
  }
  return undefined;
}

function listed(shape: Shape, path: string): Shape {
  return shape.type === 'list' && path.endsWith('[]') ? shape.of : shape;
}

function ofAttribute(request: Request, { path, value }: Attribute): string[] {
  if (TAGS.test(path) || found(request.reasons, path) !== undefined) return [];
  const written = found(request.paths, path) ?? path;
  const isJson = written.startsWith('=');
  const shape = shapeAt(request, isJson ? written.slice(1) : written);
  if (!shape) return [`no member of ${request.shapes.join(', ')}, and no reason`];
  // A list is of items here, and of blocks in Terraform.
  const one = shape.type === 'list' && !isJson && !path.endsWith('[]') ? shape.of : listed(shape, path);
  return problemsOf(isJson ? (JSON.parse(value as string) as unknown) : value, one);
}

/** What the models have against one resource; nothing if AWS would take each value. */
export function refusedIn(type: string, resource: Resource): string[] {
  const request = REQUESTS[type];
  if (!request) return [`${type}: no request is known for it; say it in test/support/requests/tables`];
  return Object.entries(resource)
    .filter(([key, value]) => !META.includes(key) && value !== null)
    .flatMap(([key, value]) => attributesOf(value, key))
    .flatMap((attribute) =>
      ofAttribute(request, attribute).map((words) => `${type} ${attribute.path}: ${words}`),
    );
}

export function refusedOf({ resource = {} }: TerraformJson): string[] {
  return [
    ...new Set(
      Object.entries(resource).flatMap(([type, named]) =>
        Object.values(named).flatMap((one) => refusedIn(type, one)),
      ),
    ),
  ];
}
