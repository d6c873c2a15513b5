import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateTopology } from '#index';
import { CHECKS_BY_TYPE } from '#validate/checkov';
import { everyKind } from '#test/support/every-kind/index';
import { msgtopo, ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder } from '#test/support/project';
import { describeWith, PYTHON } from '#test/support/requirements';
import { succeed } from '#test/support/run';

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
const SCAN = join(__dirname, '../support/scanner/scan.py');

/** One run of checkov, in the folder of a project. */
interface Scan {
  readonly cwd: string;
  readonly arguments: readonly string[];
}

function scanOf(cwd: string, directory: string, ...options: string[]): Scan {
  const common = ['--directory', directory, '--output', 'json', '--compact', '--skip-download'];
  return { cwd, arguments: [...common, ...options] };
}

/** The results of each scan of each project, in order. */
async function scanAll(cwd: string, scans: Readonly<Record<string, readonly Scan[]>>) {
  writeFileSync(join(cwd, 'scans.json'), JSON.stringify(scans));
  const reports = JSON.parse(await succeed(PYTHON, [SCAN, 'scans.json'], { cwd })) as Record<
    string,
    Report[]
  >;
  const of = (all: readonly Report[]) => all.map(({ results }) => results);
  return new Map(Object.entries(reports).map(([name, all]) => [name, of(all)]));
}

function brief(checks: readonly Check[]): string[] {
  return checks.map(({ check_id, resource }) => `${check_id} ${resource.split('.').pop()}`).sort();
}

const ids = (checks: readonly Check[]) => [...new Set(checks.map(({ check_id }) => check_id))].sort();

describeWith(['scanner'], 'checkov on what is synthesized', () => {
  const folder = emptyFolder();
  const all = everyKind();
  const templates = readdirSync(join(ROOT, 'templates')).filter((name) => name !== 'common');
  const projects = [...templates, 'every kind'];

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
  function acceptedIn(name: string) {
    const [topology] = validateTopology(join(folder, 'json', name, 'topology.yaml')).topologies;
    return topology!.judgement.acceptances.filter(({ rule }) => rule.startsWith('CKV'));
  }

  async function synthesized(name: string, form: string, ...options: string[]): Promise<string> {
    const cwd = projectOf(name, form);
    expect((await msgtopo(['synth', ...options], { cwd })).status).toBe(0);
    return cwd;
  }

  /** The stacks of a project with their baselines. */
  function withBaseline(cwd: string): Scan[] {
    return readdirSync(join(cwd, 'cdktf.out/stacks')).flatMap((stack) => {
      const dir = join('cdktf.out/stacks', stack);
      const baseline = join(dir, '.checkov.baseline');
      const options = ['--baseline', baseline, '--output-baseline-as-skipped'];
      return existsSync(join(cwd, baseline))
        ? [scanOf(cwd, dir, '--framework', 'terraform_json', ...options)]
        : [];
    });
  }

  /** Scanned together, since checkov takes seconds to load. */
  let results: ReadonlyMap<string, readonly Report['results'][]>;

  beforeAll(async () => {
    const scans: Record<string, readonly Scan[]> = {};
    for (const name of projects) {
      const hcl = await synthesized(name, 'hcl', '--hcl');
      const json = await synthesized(name, 'json');
      scans[name] = [
        scanOf(hcl, 'cdktf.out', '--framework', 'terraform'),
        scanOf(json, 'cdktf.out', '--framework', 'terraform_json'),
        ...withBaseline(json),
      ];
    }
    results = await scanAll(folder, scans);
  });

  test.each(projects)(
    '%s: nothing fails but what the file accepts, for its reason, as HCL and as JSON with its baseline',
    (name) => {
      const [asHcl, bare, ...told] = results.get(name)!;
      expect(brief(asHcl!.failed_checks)).toEqual([]);
      expect(asHcl!.passed_checks.length).toBeGreaterThan(3);
      const accepted = acceptedIn(name);
      const reasons = asHcl!.skipped_checks.map(
        ({ check_id, check_result }) => `${check_id}: ${check_result.suppress_comment}`,
      );
      const given = accepted.map(({ rule, reason, until }) => `${rule}: ${reason} (until ${until})`);
      expect([...new Set(reasons)].sort()).toEqual([...new Set(given)].sort());

      const rules = [...new Set(accepted.map(({ rule }) => rule))].sort();
      expect(ids(bare!.failed_checks)).toEqual(rules);
      expect(bare!.passed_checks.length).toBeGreaterThan(3);
      expect(told.flatMap(({ failed_checks: failed }) => brief(failed))).toEqual([]);
      expect(ids(told.flatMap(({ skipped_checks: skipped }) => skipped))).toEqual(rules);
    },
  );

  test('the table of checks is what the installed one has for every type that is made', async () => {
    const cwd = await synthesized('every kind', 'table');
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
