import { policiesOf } from '#policies/all';
import { deployGrants } from '#policies/deploying/grants';
import { DEPLOY_REASONS } from '../../../../scripts/generate/deploy-reasons';
import { RESOURCE_TYPES } from '#policies/deploying/resource-types';
import { stateGrants } from '#policies/deploying/state';
import {
  reasonFor,
  STATEMENT_REASONS,
  type StatementPlace,
} from '../../../../scripts/generate/statement-reasons';
import { soundTopologies } from '#test/support/sound-topologies';
import { TODAY } from '#test/unit/topology-of';

const PLACES: Readonly<Record<string, StatementPlace>> = {
  aws_sns_topic: 'topic',
  aws_sqs_queue: 'queue',
  aws_kms_key: 'key',
  aws_s3_bucket_policy: 'bucket',
  aws_iam_role: 'trust',
  aws_iam_role_policy: 'role',
  aws_vpc_endpoint: 'endpoint',
  aws_xray_resource_policy: 'tracing',
};

/** Statements that no sound topology has; each has a test of its own beside its policy. */
const ELSEWHERE = [
  'AllowConsumers',
  'AllowOrganizationToReceive',
  'AllowOrganizationToSubscribe',
  'Mount*',
  'RouteLogs',
];

const topologies = soundTopologies(TODAY).map(([, topology]) => topology);

test('each statement of each policy has a row with its reason, and each row has a statement', () => {
  const used = new Set<unknown>();
  const without = new Set<string>();
  for (const topology of topologies) {
    for (const { address, document } of policiesOf(topology)) {
      const place = PLACES[address.split('.')[0]!]!;
      for (const { Sid } of document.Statement) {
        const row = reasonFor(Sid, place);
        if (row) used.add(row);
        else without.add(`${Sid} of ${place}`);
      }
    }
  }
  expect([...without]).toEqual([]);
  const unused = STATEMENT_REASONS.filter((row) => !used.has(row)).map(({ sid }) => sid);
  expect(unused.sort()).toEqual([...ELSEWHERE].sort());
});

test('each statement of the roles that plan and deploy has a row, and each row has a statement', () => {
  const needs = Object.values(RESOURCE_TYPES).flatMap((type) => type.needs.map(({ sid }) => sid));
  const state = topologies.flatMap((topology) => stateGrants(topology, 'deploy').map(({ sid }) => sid));
  expect([...new Set([...needs, ...state])].sort()).toEqual(Object.keys(DEPLOY_REASONS).sort());
  const granted = topologies.flatMap((topology) => deployGrants(topology).map(({ sid }) => sid));
  expect(granted.filter((sid) => DEPLOY_REASONS[sid] === undefined)).toEqual([]);
});
