import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runFlows } from '#index';

const TEMPLATES = resolve(__dirname, '../../../../templates');
const names = readdirSync(TEMPLATES).filter((name) => name !== 'common');

test.each(names)('the flows of the template %s pass', (name) => {
  const { flows, diagnostics } = runFlows('topology.yaml', { cwd: join(TEMPLATES, name) });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(flows.length).toBeGreaterThan(0);
  expect(flows.flatMap((flow) => flow.diagnostics)).toEqual([]);
});
