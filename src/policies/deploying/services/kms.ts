import { needsManagedKey } from '#model/managed-key';
import { managedKeyAlias } from '../../writer';
import { anyKey, ofManagedKey } from '../keys';
import { anywhere, needsOn, type ResourceTypes } from '../need';
import { regional } from '../place';

const keys = needsOn({ sid: 'Keys', on: (place) => [anyKey(place)], condition: ofManagedKey });

/** An alias is made and given to another key on both. */
const aliases = needsOn({
  sid: 'KeyAliases',
  on: (place) => [regional(place, 'kms', managedKeyAlias(place)), anyKey(place)],
  condition: ofManagedKey,
});

export const KMS: ResourceTypes = {
  aws_kms_key: {
    isUsed: (topology) => needsManagedKey(topology) || topology.trail !== undefined,
    needs: [
      keys({
        read: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListResourceTags'],
        write: [
          'kms:EnableKeyRotation',
          'kms:PutKeyPolicy',
          'kms:ScheduleKeyDeletion',
          'kms:TagResource',
          'kms:UntagResource',
        ],
      }),
      anywhere({ write: ['kms:CreateKey'] }),
    ],
  },
  aws_kms_alias: {
    isUsed: needsManagedKey,
    needs: [
      anywhere({ read: ['kms:ListAliases'] }),
      aliases({ write: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:UpdateAlias'] }),
    ],
  },
};
