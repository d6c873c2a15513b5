import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphOf } from '#views/diagram/build';
import { DIAGRAM_WRITERS } from '#views/diagram/writers';
import { stackName } from '#model/topology';
import { writeFileAtomically } from '#base/util/files';
import { ROOT } from '#test/support/msgtopo';
import { templateTopologies } from '#test/support/templates';
import { TODAY } from '#test/unit/topology-of';

/*
 * The pictures of each template. UPDATE_GOLDEN=1 writes what is made now, to be looked at before it is committed.
 */
const cases = templateTopologies(TODAY).flatMap(([template, topology]) =>
  Object.entries(DIAGRAM_WRITERS).map(([format, write]) => {
    const file = join(ROOT, 'test/golden', template, `${stackName(topology)}.${format}`);
    return [`${template}/${stackName(topology)}.${format}`, { file, write, topology }] as const;
  }),
);

test.each(cases)('%s', async (_, { file, write, topology }) => {
  const text = await write(graphOf(topology));
  if (process.env['UPDATE_GOLDEN']) writeFileAtomically(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});
