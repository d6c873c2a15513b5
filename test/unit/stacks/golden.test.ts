import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '#base/util/files';
import { version } from '#base/util/version';
import { ROOT } from '#test/support/msgtopo';
import { readable } from '#test/support/readable';
import { synthesizedStacks } from '#test/support/synthesized';
import { templateTopologies } from '#test/support/templates';
import { TODAY } from '#test/unit/topology-of';

/*
 * What each template becomes, in a form that a reviewer can read: without the notes of cdktf, and with JSON texts
 * written out. UPDATE_GOLDEN=1 writes what is made now, to be read before it is committed.
 */
const GOLDEN = join(ROOT, 'test/golden');

const cases = templateTopologies(TODAY).flatMap(([template, topology]) =>
  Array.from(
    synthesizedStacks(topology),
    ([stack, terraform]) => [`${template}/${stack}`, terraform] as const,
  ),
);

test.each(cases)('%s', (name, terraform) => {
  const file = join(GOLDEN, `${name}.json`);
  const json = JSON.stringify(readable(terraform), null, 2);
  const text = `${json.replaceAll(`msgtopo@${version()}`, 'msgtopo@<version>')}\n`;
  if (process.env['UPDATE_GOLDEN']) writeFileAtomically(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('no golden file is left over', () => {
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  expect(files.sort()).toEqual(cases.map(([name]) => `${name}.json`).sort());
});
