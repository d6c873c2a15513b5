import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REGIONS } from '#base/aws/regions';
import { proveText } from '#test/unit/topology-of';

/** The list that the AWS SDK comes with; none of its packages exports it. */
function regionsOfSdk(): string[] {
  const core = dirname(require.resolve('@aws-sdk/core/package.json'));
  const list = join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
  const regions = readFileSync(list, 'utf8').matchAll(/"([a-z-]+-\d)": \{\s*"description"/g);
  return [...regions].map(([, region]) => region!).sort();
}

test('the regions are those that the AWS SDK knows', () => {
  expect(regionsOfSdk().length).toBeGreaterThan(30);
  expect(regionsOfSdk()).toEqual([...REGIONS]);
});

test('a region that is misspelt is found where it is written', () => {
  const environments = 'environments: { dev: {}, prod: { region: eu-wst-1 } }\ntopics: { orders: {} }\n';
  const findings = proveText(environments).diagnostics.filter(({ rule }) => rule === 'unknown-region');
  expect(findings).toMatchObject([
    { path: ['environments', 'prod', 'region'], help: 'did you mean `eu-west-1`?' },
  ]);
});
