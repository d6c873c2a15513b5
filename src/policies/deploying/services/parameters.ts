import type { Secret } from '#model/consumer';
import { secretOf } from '#model/kinds/receivers/index';
import type { Topology } from '#model/topology';
import { secretArn } from '../../grants';
import { namedWriter } from '../../writer';
import { anywhere, needsOn, type Need, type ResourceTypes } from '../need';
import { regional, type Place } from '../place';

type Kind = Secret['kind'];

/** What holds the addresses that topics deliver to. */
function addresses({ subscriptions }: Topology, kind: Kind): Secret[] {
  const all = subscriptions.flatMap(({ receiver }) => secretOf(receiver) ?? []);
  return all.filter((secret) => secret.kind === kind);
}

function arnsOf({ topology, account }: Place, kind: Kind): string[] {
  const writer = { ...namedWriter(topology), account };
  return addresses(topology, kind).map((secret) => secretArn(writer, secret));
}

/** The use of the keys that they are encrypted with. */
function decrypt(kind: Kind, via: string): Need {
  return needsOn({
    sid: `${kind === 'ssm' ? 'Parameter' : 'Secret'}AddressKeys`,
    on: ({ topology }) => addresses(topology, kind).flatMap(({ kmsKey }) => kmsKey ?? []),
    condition: ({ topology }) => ({
      StringEquals: { 'kms:ViaService': `${via}.${topology.region}.amazonaws.com` },
    }),
  })({ read: ['kms:Decrypt'] });
}

const outputs = needsOn({
  sid: 'ParametersOfOutputs',
  on: (place) => {
    const { outputs: written } = place.topology;
    return written ? [regional(place, 'ssm', `parameter${written.ssm}/*`)] : [];
  },
});

/** Parameters and secrets: those that are read when Terraform plans, and those that hold outputs. */
export const PARAMETERS: ResourceTypes = {
  'data.aws_ssm_parameter': {
    isUsed: (topology) => addresses(topology, 'ssm').length > 0,
    needs: [
      needsOn({ sid: 'ParametersOfAddresses', on: (place) => arnsOf(place, 'ssm') })({
        read: ['ssm:GetParameter'],
      }),
      decrypt('ssm', 'ssm'),
    ],
  },
  'data.aws_secretsmanager_secret_version': {
    isUsed: (topology) => addresses(topology, 'secretsManager').length > 0,
    needs: [
      needsOn({ sid: 'SecretsOfAddresses', on: (place) => arnsOf(place, 'secretsManager') })({
        read: ['secretsmanager:GetSecretValue'],
      }),
      decrypt('secretsManager', 'secretsmanager'),
    ],
  },
  aws_ssm_parameter: {
    isUsed: ({ outputs: written }) => written !== undefined,
    needs: [
      outputs({
        read: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:ListTagsForResource'],
        write: [
          'ssm:AddTagsToResource',
          'ssm:DeleteParameter',
          'ssm:PutParameter',
          'ssm:RemoveTagsFromResource',
        ],
      }),
      anywhere({ read: ['ssm:DescribeParameters'] }),
    ],
  },
};
