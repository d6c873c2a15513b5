import { addressOf } from '#model/address';
import { stackName } from '#model/topology';
import { SHARED } from '#model/shared';
import { managedKeyPolicy } from '#policies/managed-key-policy';
import { policyJson } from '#policies/statement';
import { managedKeyAlias } from '#policies/writer';
import { nameResource } from '../address';
import { Construct, KmsAlias, KmsKey } from '../cdktf';
import type { StackContext } from '../context';
import { literal, tagSettings, reference } from '../text';

const DELETION_WINDOW_DAYS = 30;

/** One key for all messages of the topology, rotated every year. */
export class ManagedKey extends Construct {
  constructor(scope: Construct, context: StackContext) {
    super(scope, 'managed-key');
    const { topology } = context;
    const key = new KmsKey(this, 'key', {
      description: literal(`Messages of ${stackName(topology)}`),
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyJson(managedKeyPolicy(context)),
      ...tagSettings(topology.tags),
    });
    nameResource(key, SHARED.managedKey);
    const alias = new KmsAlias(this, 'alias', {
      name: literal(managedKeyAlias(context)),
      targetKeyId: reference(addressOf(SHARED.managedKey, 'key'), 'key_id'),
    });
    nameResource(alias, SHARED.managedKey);
  }
}
