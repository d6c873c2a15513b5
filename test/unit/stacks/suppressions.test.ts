import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { synthesize } from '#stacks/synth';
import { emptyFolder, removeFolder } from '#test/support/project';
import { TODAY, topologyOf } from '#test/unit/topology-of';

const TOPOLOGY = topologyOf(`
topics: { orders: {}, alerts: {} }
queues: { orders: { encryption: none }, billing: { encryption: none } }
subscriptions:
  - { topic: orders, queue: orders }
  - { topic: alerts, queue: billing }
audit: { cloudtrail: true }
accept:
  - { rule: CKV_AWS_26, element: topics.orders, reason: nothing secret, until: 2026-12-31 }
  - { rule: CKV_AWS_27, element: queues.orders, reason: "for two\\nreasons", until: ${TODAY} }
  - { rule: CKV_AWS_27, element: queues.orders_dlq, reason: the same, until: 2026-06-14 }
  - { rule: CKV_AWS_67, element: audit, reason: one region, until: 2026-12-31 }
`);

describe('what is accepted of a scanner', () => {
  const folder = emptyFolder();
  const outDir = join(folder, 'cdktf.out');
  const synth = (hcl: boolean, today = TODAY) =>
    synthesize([TOPOLOGY], { outDir, projectDir: folder, hcl, today })[0]!.file;
  const baseline = () => join(dirname(synth(false)), '.checkov.baseline');

  afterAll(() => removeFolder(folder));

  test('stands in HCL as a comment of the block that it is about, in one line', () => {
    const lines = readFileSync(synth(true), 'utf8').split('\n');
    const found = lines.flatMap((line, index) =>
      line.includes('checkov') ? [[lines[index - 1], line.trim()]] : [],
    );
    expect(found).toEqual([
      ['resource "aws_sns_topic" "orders" {', '# checkov:skip=CKV_AWS_26:nothing secret (until 2026-12-31)'],
      ['resource "aws_sqs_queue" "orders" {', `# checkov:skip=CKV_AWS_27:for two reasons (until ${TODAY})`],
      [
        'resource "aws_cloudtrail" "audit_trail" {',
        '# checkov:skip=CKV_AWS_67:one region (until 2026-12-31)',
      ],
    ]);
  });

  test('stands beside JSON as a baseline, by both names that checkov has for a resource', () => {
    const { failed_checks } = JSON.parse(readFileSync(baseline(), 'utf8')) as {
      failed_checks: {
        file: string;
        findings: { resource: string; check_ids: string[]; reasons: object }[];
      }[];
    };
    expect(failed_checks.map(({ file }) => file)).toEqual(['/cdk.tf.json']);
    expect(
      failed_checks[0]!.findings.map(({ resource, check_ids }) => `${resource} ${check_ids.join()}`),
    ).toEqual([
      'aws_sns_topic.orders CKV_AWS_26',
      'resource.orders CKV_AWS_26',
      'aws_sqs_queue.orders CKV_AWS_27',
      'resource.orders CKV_AWS_27',
      'aws_cloudtrail.audit_trail CKV_AWS_67',
      'resource.audit_trail CKV_AWS_67',
    ]);
    expect(failed_checks[0]!.findings[0]!.reasons).toEqual({
      CKV_AWS_26: 'nothing secret (until 2026-12-31)',
    });
  });

  test('counts to its last day, and leaves nothing behind', () => {
    expect(readFileSync(synth(true, '2026-06-14'), 'utf8').match(/checkov/g)).toHaveLength(4);
    expect(readFileSync(synth(true, '2027-01-01'), 'utf8')).not.toContain('checkov');
    expect(existsSync(join(outDir, 'stacks/shop-default/.checkov.baseline'))).toBe(false);
    expect(existsSync(baseline())).toBe(true);
    synth(false, '2027-01-01');
    expect(existsSync(join(outDir, 'stacks/shop-default/.checkov.baseline'))).toBe(false);
  });
});
