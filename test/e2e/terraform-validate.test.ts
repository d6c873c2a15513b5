import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { synthesize } from '#stacks/synth';
import { topologyFile } from '#test/support/arbitrary-topology';
import { msgtopo, ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder, writeFiles } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { terraform, terraformEnv } from '#test/support/terraform';
import { topologyOf } from '#test/unit/topology-of';

const GENERATED = 60;

const env = terraformEnv();
const folder = emptyFolder();

/** Starting the provider takes seconds, so all stacks are validated in one go, each as a module of one root. */
async function validateAll(root: string, stacks: readonly string[]): Promise<void> {
  const modules = Object.fromEntries(stacks.map((stack, index) => [`stack-${index}`, { source: stack }]));
  writeFileSync(join(root, 'main.tf.json'), JSON.stringify({ module: modules }));
  await terraform(root, env, 'init', '-input=false', '-backend=false');
  const { valid, diagnostics } = JSON.parse(await terraform(root, env, 'validate', '-json')) as {
    valid: boolean;
    diagnostics: { severity: string; summary: string; detail: string }[];
  };
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
}

async function synth(cwd: string, ...options: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await msgtopo(['synth', ...options], { cwd });
  expect([status, stderr.includes('error[')]).toEqual([0, false]);
  return stdout
    .trim()
    .split('\n')
    .map((file) => `./${join(file, '..')}`);
}

afterAll(() => removeFolder(folder));

describeWith(['terraform'], 'terraform validate accepts', () => {
  const projects = [
    ...readdirSync(join(ROOT, 'templates'))
      .filter((name) => name !== 'common')
      .map((name) => join(ROOT, 'templates', name)),
    ...readdirSync(join(ROOT, 'test/fixtures/ok')).map((name) => join(ROOT, 'test/fixtures/ok', name)),
  ];

  test.each([
    ['JSON', []],
    ['HCL', ['--hcl']],
  ])('every template and sound fixture as %s', async (form, options) => {
    const root = join(folder, form);
    const stacks: string[] = [];
    for (const [index, project] of projects.entries()) {
      cpSync(project, join(root, String(index)), { recursive: true });
      // What a build of the user's own would have made by then.
      writeFiles(join(root, String(index)), { 'build/worker.zip': '' });
      const written = await synth(join(root, String(index)), ...options);
      stacks.push(...written.map((stack) => `./${join(String(index), stack)}`));
    }
    await validateAll(root, stacks);
    // What is wrong for its formatter would be listed, and ends it with an error.
    expect(await terraform(root, env, 'fmt', '-check', '-recursive')).toBe('');
  });

  test(`${GENERATED} generated topologies`, async () => {
    const root = join(folder, 'generated');
    const files = fc.sample(topologyFile, { numRuns: GENERATED, seed: 20_261_124 });
    const topologies = files.map((file, index) =>
      topologyOf(JSON.stringify({ ...file, name: `generated-${index}` })),
    );
    const stacks = synthesize(topologies, { outDir: root, projectDir: root }).map(
      ({ file }) => `./${relative(root, join(file, '..'))}`,
    );
    await validateAll(root, stacks);
  });
});
