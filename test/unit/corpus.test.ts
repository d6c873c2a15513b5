import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prove } from '#validate/prove';
import { diskWorkspace } from '#language/read/workspace';
import { addresses, synthesized } from '#test/support/synthesized';
import { brief, TODAY } from './topology-of';

/*
 * Topologies as teams write them. Nothing is wrong with any of them, and nothing may be said of them but what the
 * first line expects: `# warns: rule`. They are written by hand; one that a rule takes offence at is a false alarm
 * until proved otherwise.
 */
const CORPUS = resolve(__dirname, '../corpus');

const files = readdirSync(CORPUS).filter((name) => name.endsWith('.yaml'));

test('there are many', () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
});

test.each(files)('%s', (file) => {
  const text = readFileSync(join(CORPUS, file), 'utf8');
  const expected = /^# warns: (.*)$/m.exec(text)?.[1]?.split(', ') ?? [];
  const options = { workspace: diskWorkspace(CORPUS), today: TODAY };
  const { diagnostics, topologies } = prove(file, Buffer.from(text), options);

  const unexpected = diagnostics.filter(
    ({ rule, severity }) => severity === 'error' || !expected.includes(rule),
  );
  expect(unexpected.map(brief)).toEqual([]);
  expect([...new Set(diagnostics.map(({ rule }) => rule))].sort()).toEqual(expected);

  expect(topologies.length).toBeGreaterThan(0);
  for (const topology of topologies) expect(addresses(synthesized(topology))).not.toEqual([]);
});
