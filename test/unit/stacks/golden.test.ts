import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../../../src/util/files';
import { stackName } from '../../../src/topology/topology';
import { ROOT } from '../../support/msgtopo';
import { readable } from '../../support/readable';
import { synthesized } from '../../support/synthesized';
import { templateTopologies } from '../../support/templates';
import { TODAY } from '../topology-of';

/*
 * What each template becomes, in a form that a reviewer can read: without the notes of cdktf, and with JSON texts
 * written out. UPDATE_GOLDEN=1 writes what is made now, to be read before it is committed.
 */
const GOLDEN = join(ROOT, 'test/golden');

const cases = templateTopologies(TODAY).map(
  ([template, topology]) => [`${template}/${stackName(topology)}`, topology] as const,
);

test.each(cases)('%s', (name, topology) => {
  const file = join(GOLDEN, `${name}.json`);
  const text = `${JSON.stringify(readable(synthesized(topology)), null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN']) writeFileAtomically(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('no golden file is left over', () => {
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  expect(files.sort()).toEqual(cases.map(([name]) => `${name}.json`).sort());
});
