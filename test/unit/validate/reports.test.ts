import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prove } from '#validate/prove';
import { diskWorkspace } from '#language/read/workspace';
import { ROOT } from '#test/support/msgtopo';

/*
 * Failures that somebody reported of other tools, as topologies: each once had no finding here, or a wrong one. The
 * folder is the number of the report, whose place is named.
 */

const FOLDER = join(ROOT, 'test/fixtures/reports');

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  // https://github.com/aws/aws-cdk/issues/38301: a topic of another region.
  '01/d': ['owner-must-allow', 'unconfirmed-subscription'],
  // https://github.com/hashicorp/terraform-provider-aws/issues/43692: 1 MiB.
  '02/a': ['wrong-value'],
  // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2485: filters that no publisher passes.
  '05/a': ['no-publisher-passes-filter'],
  '05/b': ['no-publisher-passes-filter'],
  '05/c': ['bucket-notifications-replaced', 'no-publisher-passes-filter'],
  '05/d': ['no-publisher-passes-filter'],
  '05/e': ['no-publisher-passes-filter'],
  '05/f': ['no-publisher-passes-filter'],
  '05/g': ['no-publisher-passes-filter'],
  '05/h': ['bucket-notifications-replaced', 'no-publisher-passes-filter'],
  '05/i': ['bucket-notifications-replaced', 'message-outside-contract', 'no-publisher-passes-filter'],
  // https://github.com/ministryofjustice/cloud-platform-environments/pull/11520: dead letters of a subscription.
  '07/f': ['dead-letters-to-itself'],
  '07/g': ['dead-letters-too-small'],
  // https://github.com/awslabs/landing-zone-accelerator-on-aws/issues/407 and aws-cdk#29511: services and keys.
  '08/a': ['aws-key-shuts-out-publishers'],
  '08/c': ['bucket-notifications-replaced', 'owner-must-allow'],
  '08/i': ['aws-key-shuts-out-publishers', 'bucket-notifications-replaced'],
  '08/k': ['aws-key-shuts-out-publishers'],
  '08/l': ['bucket-notifications-replaced', 'owner-must-allow'],
  '08/m': ['key-of-another-region', 'owner-must-allow'],
  '08/n': ['aws-key-shuts-out-publishers', 'sns-cannot-use-aws-key'],
  '08/p': [],
  '08/q': ['service-without-source'],
  // https://github.com/aws/aws-sdk-go-v2/issues/2608: eleven attributes and raw delivery.
  '09/b': ['raw-delivery-attributes'],
  '09/c': ['raw-delivery-attributes'],
  // https://github.com/aws/aws-cdk/issues/27144: ten metrics in an alarm, which four queues fit into now.
  '10/m4': [],
  // https://github.com/DataBiosphere/azul/issues/3708: reserved concurrency.
  '11/e': ['concurrency-beyond-reserved'],
  '11/f': ['function-never-runs'],
  '11/h': ['concurrency-beyond-reserved'],
  // https://github.com/aws/aws-cdk/issues/16549: forms of filters, and numbers that YAML changes.
  '14/a': ['invalid-filter-policy'],
  '14/e': ['undocumented-filter-policy'],
  '14/f': ['number-not-as-written'],
  '32/b': ['undocumented-filter-policy'],
  '32/c': ['invalid-filter-policy'],
  // https://github.com/floci-io/floci/issues/17303: a Firehose stream of another region.
  '16/b': ['endpoint-in-another-region', 'fifo-topic-endpoint'],
  // https://github.com/hashicorp/terraform-provider-aws/issues/22147: one list of notifications of a bucket.
  '20/c': ['bucket-notifications-replaced', 'bucket-of-two-environments'],
  '20/f': ['bucket-notifications-overlap'],
  // https://github.com/serverless/serverless/issues/4647: work that fails is not delivery that fails.
  '24/b': [],
  '25/c': ['function-failure-is-lost'],
  '25/d': ['function-failure-is-lost'],
  // https://github.com/nationalarchives/ds-caselaw-data-enrichment-service/pull/332: filters of event sources.
  '26/a': ['event-filter-matches-nothing', 'undocumented-event-filter'],
  // https://github.com/hashicorp/terraform-provider-aws/issues/29966: a data protection policy that is none.
  '27/c': ['invalid-data-protection-policy', 'orphan-topic'],
  // https://repost.aws/knowledge-center/sns-and-sqs-cross-account-subscription
  '28/a': ['owner-must-allow', 'unconfirmed-subscription'],
};

test.each(Object.entries(EXPECTED))('%s', (name, rules) => {
  const [folder = '', file = ''] = name.split('/');
  const bytes = readFileSync(join(FOLDER, `${name}.yaml`));
  const workspace = diskWorkspace(join(FOLDER, folder));
  const { diagnostics } = prove(`${file}.yaml`, bytes, { workspace, today: '2026-06-15' });
  expect([...new Set(diagnostics.map(({ rule }) => rule))].sort()).toEqual(rules);
});

test('no topology lies there that nobody looks at', () => {
  const files = readdirSync(FOLDER, { recursive: true }).map(String);
  const topologies = files.filter((name) => name.endsWith('.yaml')).map((name) => name.replace('.yaml', ''));
  expect(topologies.sort()).toEqual(Object.keys(EXPECTED).sort());
});
