import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateTopology } from '#index';
import { CHECKS_BY_TYPE } from '#validate/checkov';
import { everyKind } from '#test/support/every-kind/index';
import { msgtopo, ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder } from '#test/support/project';
import { CHECKOV, describeWith, PYTHON } from '#test/support/requirements';
import { run, succeed } from '#test/support/run';

interface Check {
  readonly check_id: string;
  readonly resource: string;
  readonly check_result: { readonly suppress_comment?: string };
}

interface Report {
  readonly results: {
    readonly passed_checks: readonly Check[];
    readonly failed_checks: readonly Check[];
    readonly skipped_checks: readonly Check[];
  };
}

const CHECKS = join(__dirname, '../support/scanner/checks.py');

async function scan(cwd: string, directory: string, ...options: string[]): Promise<Report['results']> {
  const common = ['--directory', directory, '--output', 'json', '--compact', '--skip-download'];
  const { stdout } = await run(CHECKOV, [...common, ...options], { cwd });
  return (JSON.parse(stdout) as Report).results;
}

function brief(checks: readonly Check[]): string[] {
  return checks.map(({ check_id, resource }) => `${check_id} ${resource.split('.').pop()}`).sort();
}

const ids = (checks: readonly Check[]) => [...new Set(checks.map(({ check_id }) => check_id))].sort();

describeWith(['scanner'], 'checkov on what is synthesized', () => {
  const folder = emptyFolder();
  const all = everyKind();
  const templates = readdirSync(join(ROOT, 'templates')).filter((name) => name !== 'common');

  afterAll(() => {
    removeFolder(folder);
    removeFolder(all);
  });

  function projectOf(name: string, form: string): string {
    const cwd = join(folder, form, name);
    cpSync(name === 'every kind' ? all : join(ROOT, 'templates', name), cwd, { recursive: true });
    return cwd;
  }

  /** The checks that the file accepts, each with its reason and last day. */
  function acceptedIn(cwd: string) {
    const [topology] = validateTopology(join(cwd, 'topology.yaml')).topologies;
    return topology!.judgement.acceptances.filter(({ rule }) => rule.startsWith('CKV'));
  }

  describe.each([...templates, 'every kind'])('%s', (name) => {
    test('as HCL, nothing fails, and what is skipped is what the file accepts, for its reason', async () => {
      const cwd = projectOf(name, 'hcl');
      expect((await msgtopo(['synth', '--hcl'], { cwd })).status).toBe(0);
      const {
        passed_checks: passed,
        failed_checks: failed,
        skipped_checks: skipped,
      } = await scan(cwd, 'cdktf.out', '--framework', 'terraform');
      expect(brief(failed)).toEqual([]);
      expect(passed.length).toBeGreaterThan(3);
      const accepted = acceptedIn(cwd).map(
        ({ rule, reason, until }) => `${rule}: ${reason} (until ${until})`,
      );
      const reasons = skipped.map(
        ({ check_id, check_result }) => `${check_id}: ${check_result.suppress_comment}`,
      );
      expect([...new Set(reasons)].sort()).toEqual([...new Set(accepted)].sort());
    });

    test('as JSON, the same with the baseline that stands beside each stack', async () => {
      const cwd = projectOf(name, 'json');
      expect((await msgtopo(['synth'], { cwd })).status).toBe(0);
      const accepted = [...new Set(acceptedIn(cwd).map(({ rule }) => rule))].sort();
      const bare = await scan(cwd, 'cdktf.out', '--framework', 'terraform_json');
      expect(ids(bare.failed_checks)).toEqual(accepted);
      expect(bare.passed_checks.length).toBeGreaterThan(3);
      const skipped: Check[] = [];
      for (const stack of readdirSync(join(cwd, 'cdktf.out/stacks'))) {
        const dir = join('cdktf.out/stacks', stack);
        const baseline = join(dir, '.checkov.baseline');
        if (!existsSync(join(cwd, baseline))) continue;
        const options = ['--baseline', baseline, '--output-baseline-as-skipped'];
        const told = await scan(cwd, dir, '--framework', 'terraform_json', ...options);
        expect(brief(told.failed_checks)).toEqual([]);
        skipped.push(...told.skipped_checks);
      }
      expect(ids(skipped)).toEqual(accepted);
    });
  });

  test('the table of checks is what the installed one has for every type that is made', async () => {
    const cwd = projectOf('every kind', 'table');
    expect((await msgtopo(['synth'], { cwd })).status).toBe(0);
    const text = readFileSync(join(cwd, 'cdktf.out/stacks/shop-default/cdk.tf.json'), 'utf8');
    const made = Object.keys((JSON.parse(text) as { resource: Record<string, unknown> }).resource);
    const types = [...new Set([...made, ...Object.keys(CHECKS_BY_TYPE)])];
    const found = JSON.parse(await succeed(PYTHON, [CHECKS, ...types], { cwd })) as Record<string, string[]>;
    const isAboutAll = (id: string) => types.every((type) => found[type]!.includes(id));
    const asked = Object.entries(found)
      .map(([type, checks]) => [type, checks.filter((id) => !isAboutAll(id))] as const)
      .filter(([, checks]) => checks.length > 0);
    const table = Object.entries(CHECKS_BY_TYPE).map(([type, checks]) => [type, [...checks].sort()]);
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(asked));
  });
});
