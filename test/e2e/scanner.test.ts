import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { msgtopo, ROOT } from '../support/msgtopo';
import { emptyFolder, removeFolder } from '../support/project';
import { CHECKOV, describeWith } from '../support/requirements';
import { run } from '../support/run';

interface Check {
  readonly check_id: string;
  readonly resource: string;
}

interface Report {
  readonly results: { readonly passed_checks: readonly Check[]; readonly failed_checks: readonly Check[] };
}

const LAMBDA = 'sqs-consumer-lambda';
const TOPIC = 'CKV_AWS_26 message-topic';

/*
 * The templates that reproduce somebody's example come out as the example is: topics, variables and logs without a
 * key, a function without VPC and signed code. Two findings are no use for a function that a queue calls: its
 * concurrency is that of the event source (115), and what fails goes to the queue's dead letters, not to its own (116).
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'from-cdk': [
    `CKV_AWS_115 ${LAMBDA}`,
    `CKV_AWS_116 ${LAMBDA}`,
    `CKV_AWS_117 ${LAMBDA}`,
    `CKV_AWS_158 ${LAMBDA}`,
    `CKV_AWS_173 ${LAMBDA}`,
    TOPIC,
    `CKV_AWS_272 ${LAMBDA}`,
  ],
  'from-cloudformation': [TOPIC],
  'from-terraform': ['CKV_AWS_158 message-consumer', TOPIC],
};

describeWith(['scanner'], 'checkov on what each template becomes', () => {
  const folder = emptyFolder();
  const templates = readdirSync(join(ROOT, 'templates')).filter((name) => name !== 'common');

  afterAll(() => removeFolder(folder));

  /** JSON and HCL are judged by different rules, and each sees policies that the other does not. */
  const forms = [
    { form: 'JSON', options: [], framework: 'terraform_json' },
    { form: 'HCL', options: ['--hcl'], framework: 'terraform' },
  ];

  describe.each(forms)('as $form', ({ form, options, framework }) => {
    test.each(templates)('%s', async (template) => {
      const cwd = join(folder, form, template);
      cpSync(join(ROOT, 'templates', template), cwd, { recursive: true });
      expect((await msgtopo(['synth', ...options], { cwd })).status).toBe(0);
      const scan = ['--directory', 'cdktf.out', '--framework', framework, '--output', 'json', '--compact'];
      const { stdout } = await run(CHECKOV, [...scan, '--skip-download'], { cwd });
      const { passed_checks: passed, failed_checks: failed } = (JSON.parse(stdout) as Report).results;
      expect(passed.length).toBeGreaterThan(3);
      const failures = failed.map(({ check_id, resource }) => `${check_id} ${resource.split('.').pop()}`);
      expect([...new Set(failures)].sort()).toEqual(KNOWN[template] ?? []);
    });
  });
});
