import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { REQUESTS } from '../test/support/requests/table';
import type { Models, Shape } from '../test/support/requests/shapes';

/*
 * `npm run models -- FOLDER`: takes the requests that Terraform makes the provider send out of AWS's models, as botocore
 * ships them, and keeps what they ask of values. FOLDER is that of an unpacked botocore; without it, the one that comes
 * with the emulator is read.
 */

const FILE = join(__dirname, '../test/support/requests/models.json');
const DEEPEST = 9;

/** Their form is the same everywhere, and `limits.TAGS` has it. */
const TAGS = /^(tags|resourcetags|tagspecifications?)$/i;

interface Raw {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly locationName?: string }>>;
}

type RawShapes = Readonly<Record<string, Raw>>;

function emulatorsFolder(): string {
  const lib = join(__dirname, '../.cache/venv/lib');
  const [python = ''] = readdirSync(lib);
  return join(lib, python, 'site-packages/botocore');
}

function shapesOf(folder: string, service: string): RawShapes {
  const versions = readdirSync(join(folder, 'data', service)).sort();
  const file = join(folder, 'data', service, versions.at(-1)!, 'service-2.json.gz');
  return (JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { shapes: RawShapes }).shapes;
}

const NUMBERS: readonly string[] = ['integer', 'long', 'float', 'double'];

function kept(raw: Raw): object {
  const { min, max, enum: values, pattern } = raw;
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(values === undefined ? {} : { enum: values }),
    ...(pattern === undefined ? {} : { pattern }),
  };
}

function distilled(shapes: RawShapes, name: string, above: readonly string[]): Shape {
  const raw = shapes[name];
  if (!raw) throw new Error(`no shape ${name}`);
  const inner = (ref: { readonly shape: string }) => distilled(shapes, ref.shape, [...above, name]);
  if (above.includes(name) || above.length > DEEPEST) return { type: 'structure', members: {} };
  if (raw.type === 'structure') {
    const members = Object.entries(raw.members ?? {}).map(([member, ref]) => [member, inner(ref)] as const);
    return { type: 'structure', members: Object.fromEntries(members) };
  }
  if (raw.type === 'list') return { type: 'list', ...kept(raw), of: inner(raw.member!) };
  if (raw.type === 'map')
    return { type: 'map', ...kept(raw), key: inner(raw.key!), value: inner(raw.value!) };
  if (raw.type === 'boolean') return { type: 'boolean' };
  return { type: NUMBERS.includes(raw.type) ? 'number' : 'string', ...kept(raw) };
}

/** Of what no attribute goes to nothing is kept: a pipe alone could have forty sorts of targets. */
function pruned(shape: Shape, keep: (path: string) => boolean, path = ''): Shape {
  if (shape.type === 'list') return { ...shape, of: pruned(shape.of, keep, path) };
  if (shape.type !== 'structure') return shape;
  const members = Object.entries(shape.members).flatMap(([name, member]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return keep(at) ? [[name, pruned(member, keep, at)] as const] : [];
  });
  return { type: 'structure', members: Object.fromEntries(members) };
}

function main(folder: string): void {
  const version = /__version__ = '([^']+)'/.exec(readFileSync(join(folder, '__init__.py'), 'utf8'))?.[1];
  const wanted = new Set(Object.values(REQUESTS).flatMap(({ shapes }) => shapes));
  const shapes = [...wanted].sort().map((id) => {
    const [service = '', name = ''] = id.split(':');
    const drop = Object.values(REQUESTS).flatMap((one) =>
      one.shapes.includes(id) ? (one.without ?? []) : [],
    );
    const keep = (path: string) => !TAGS.test(path) && !drop.some((pattern) => pattern.test(path));
    return [id, pruned(distilled(shapesOf(folder, service), name, []), keep)] as const;
  });
  const models: Models = {
    source: `https://github.com/boto/botocore/tree/${version}/botocore/data`,
    read: new Date().toISOString().slice(0, 10),
    shapes: Object.fromEntries(shapes),
  };
  const lines = Object.entries(models.shapes).map(
    ([id, shape]) => `${JSON.stringify(id)}:${JSON.stringify(shape)}`,
  );
  const { source, read } = models;
  // A shape on a line, so that a difference can be read.
  writeFileSync(
    FILE,
    `{"source":${JSON.stringify(source)},"read":${JSON.stringify(read)},"shapes":{\n${lines.join(',\n')}\n}}\n`,
  );
}

main(process.argv[2] ?? emulatorsFolder());
