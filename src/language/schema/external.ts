import { z } from 'zod';
import { AccountId, arnOf, KmsKeyArn, Region } from './scalars';

/** What somebody else owns: its ARN, or its name with what of the place is not that of the environment. */
export function externalOf(service: string, name: string, example: string) {
  const arn = arnOf(service, name, `arn:aws:${service}:eu-west-1:111111111111:${example}`);
  const place = z.strictObject({
    name: z
      .string()
      .regex(new RegExp(`^${name}$`), `a name such as \`${example}\``)
      .meta({ description: 'Its physical name.' }),
    region: Region.meta({ description: 'Its region; that of the environment if not given.' }).optional(),
    account: AccountId.meta({
      description: 'The account of its owner; that of the environment if not given.',
    }).optional(),
    kmsKey: KmsKeyArn.meta({
      description: 'The KMS key that encrypts it. Whoever uses it must be allowed to use the key.',
    }).optional(),
  });
  return z.union([arn, place], `an ARN such as \`arn:aws:${service}:eu-west-1:111111111111:${example}\`, or a map`);
}
