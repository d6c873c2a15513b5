import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { YAML_CORE } from '#language/source/yaml-core';
import { FlowMessage, FlowsFile } from '#language/schema/flow';
import { TopologyFile } from '#language/schema/topology-file';
import { topologyFile } from '#test/support/arbitrary-topology';
import { ROOT } from '#test/support/msgtopo';

/* The schema on top of `quick.ts` says yes to exactly what zod says yes to, and gives the same data for it. */

interface Checked {
  readonly success: boolean;
  readonly data?: unknown;
}

type Schema = { safeParse(value: unknown): Checked };

const quick = loadQuickly();

function loadQuickly(): Record<'TopologyFile' | 'FlowsFile' | 'FlowMessage', Schema> {
  let loaded = {};
  jest.isolateModules(() => {
    jest.doMock('zod', () => jest.requireActual<object>('#language/schema/quick'));
    loaded = {
      ...jest.requireActual<object>('#language/schema/topology-file'),
      ...jest.requireActual<object>('#language/schema/flow'),
    };
    jest.dontMock('zod');
  });
  return loaded as ReturnType<typeof loadQuickly>;
}

/** With the order of keys, which decides the order of what is written. */
function answer(schema: Schema, value: unknown): string {
  const { success, data } = schema.safeParse(value);
  return success ? JSON.stringify(data) : 'wrong';
}

function expectAgreement(value: unknown): void {
  expect(answer(quick.TopologyFile, value)).toBe(answer(TopologyFile, value));
}

test('the quick schema is another one', () => {
  expect(quick.TopologyFile).not.toBe(TopologyFile);
  expect(quick.TopologyFile.constructor.name).toBe('QuickMap');
});

function yamlFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(ROOT, folder, name));
}

function valueOf(file: string): unknown {
  try {
    return load(readFileSync(file, 'utf8'), { schema: YAML_CORE });
  } catch {
    return undefined;
  }
}

const VALUES = ['templates', 'test/fixtures', 'test/corpus'].flatMap(yamlFiles).map(valueOf);

test('every file of the templates, the fixtures and the corpus', () => {
  expect(VALUES.length).toBeGreaterThan(100);
  for (const value of VALUES) {
    expectAgreement(value);
    expect(answer(quick.FlowsFile, value)).toBe(answer(FlowsFile, value));
  }
  expect(VALUES.filter((value) => answer(TopologyFile, value) !== 'wrong').length).toBeGreaterThan(80);
});

test('topologies of any kind', () => {
  fc.assert(fc.property(topologyFile, expectAgreement), { numRuns: 100 });
});

/** Values at, just within and just beyond what some field takes. */
const ODD = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, false, '', ' ', 'x', {}, [], [null], { a: 1 }, -1, 0, 1, 10, 65, 1e6),
  fc.constantFrom<unknown>(NaN, Infinity, 1.5, 2 ** 53, '30s', '15m', '12h', '13h', '14d', '15d', '1KiB', '257KiB'),
  fc.constantFrom<unknown>('none', 'sqs', 'fargate', 'lambda', 'a'.repeat(64), 'a'.repeat(65), '2026-02-30', 'eu-west-1'),
  fc.jsonValue({ maxDepth: 2 }),
);

type Parent = Record<string, unknown>;

/** Every place in a value, as the container and the key. */
function places(value: unknown): [Parent, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [[value as Parent, key] as [Parent, string], ...places(item)]);
}

function changed(value: unknown, at: number, how: string, odd: unknown): unknown {
  const copy = structuredClone(value);
  const all = places(copy);
  const [parent, key] = all[at % Math.max(1, all.length)] ?? [{}, ''];
  if (how === 'replace') parent[key] = odd;
  else if (how === 'add' && !Array.isArray(parent)) parent[`${key}x`] = odd;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
  return copy;
}

test('the same files with one thing changed', () => {
  const sound = VALUES.filter((value) => answer(TopologyFile, value) !== 'wrong');
  const how = fc.constantFrom('replace', 'replace', 'add', 'remove');
  fc.assert(
    fc.property(fc.constantFrom(...sound), fc.nat(), how, ODD, (value, at, change, odd) => {
      expectAgreement(changed(value, at, change, odd));
    }),
    { numRuns: 3000 },
  );
});

test('messages in a file of their own', () => {
  // The exact check drops a key `__proto__`; the quick one leaves such a message to it.
  const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"__proto__"'));
  fc.assert(
    fc.property(fc.record({ body: plain, attributes: plain, group: ODD }, { requiredKeys: [] }), (message) => {
      expect(answer(quick.FlowMessage, message)).toBe(answer(FlowMessage, message));
    }),
  );
});
