import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { msgtopo, ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder } from '#test/support/project';
import { describeWith, PYTHON } from '#test/support/requirements';
import { run } from '#test/support/run';

/*
 * What others hold against schemas: https://check-jsonschema.readthedocs.io has those of GitHub and GitLab in it, and reads
 * JSON Schema with another library than ours.
 */
describeWith(['schemas'], 'files for other programs, by check-jsonschema', () => {
  const folder = emptyFolder();

  afterAll(() => removeFolder(folder));

  async function expectValid(schema: readonly string[], files: readonly string[]): Promise<void> {
    const { status, stdout } = await run(PYTHON, ['-m', 'check_jsonschema', ...schema, ...files], {
      cwd: folder,
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'ok -- validation done\n' });
  }

  const builtin = (name: string) => ['--builtin-schema', `vendor.${name}`];
  const inFolder = (path: string) => readdirSync(join(ROOT, path)).map((name) => join(ROOT, path, name));

  test('the workflows that `ci` writes', async () => {
    cpSync(join(ROOT, 'templates/enterprise'), folder, { recursive: true });
    for (const [system, schema] of [
      ['github', 'github-workflows'],
      ['gitlab', 'gitlab-ci'],
    ] as const) {
      const file = `${system}.yml`;
      expect((await msgtopo(['ci', system, '--out', file], { cwd: folder })).status).toBe(0);
      await expectValid(builtin(schema), [file]);
    }
  });

  test('the action and the workflows of this repository', async () => {
    await expectValid(builtin('github-actions'), [join(ROOT, 'action.yml')]);
    await expectValid(builtin('github-workflows'), inFolder('.github/workflows'));
  });

  test('the JSON Schema of topologies, and every topology that has no other files', async () => {
    const schema = join(ROOT, 'schema/topology.schema.json');
    await expectValid(['--check-metaschema'], [schema]);
    const templates = inFolder('templates').map((path) => join(path, 'topology.yaml'));
    const topologies = [...templates, ...inFolder('test/corpus').filter((file) => file.endsWith('.yaml'))];
    await expectValid(
      ['--schemafile', schema],
      topologies.filter((file) => !file.includes('common')),
    );
  });

  test('a mistake is found', async () => {
    const { status } = await run(
      PYTHON,
      ['-m', 'check_jsonschema', ...builtin('github-workflows'), join(ROOT, 'action.yml')],
      { cwd: folder },
    );
    expect(status).toBe(1);
  });
});
