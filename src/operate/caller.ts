import { quietSdk } from '#base/aws/quiet-sdk';

/** Whose credentials these are. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

/**
 * Asks AWS in a region, which answers only where the account has enabled it. Needs no permission.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export async function callerIn(region: string): Promise<Caller> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-sts');
  const client = new sdk.STSClient({ region });
  try {
    const { Account, Arn } = await client.send(new sdk.GetCallerIdentityCommand({}));
    return { account: Account!, arn: Arn! };
  } finally {
    client.destroy();
  }
}
