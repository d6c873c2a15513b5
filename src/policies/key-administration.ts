import type { Statement } from './statement';
import type { PolicyWriter } from './writer';

/** What administrators and identity policies of this account may be given; listed, since a wildcard would grant more. */
const ACCOUNT_ACTIONS = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:Decrypt',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GenerateDataKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/** In the policy of a key, `*` is the key itself. */
export function keyAdministration({ topology, account }: PolicyWriter): Statement {
  return {
    Effect: 'Allow',
    Resource: '*',
    Sid: 'AllowAccount',
    Principal: { AWS: `arn:${topology.partition}:iam::${account}:root` },
    Action: ACCOUNT_ACTIONS,
  };
}
