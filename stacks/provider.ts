import type { Topology } from '#model/topology';
import { AwsProvider, type Construct } from './cdktf';

/** Both majors that our output is good for: nothing is emitted that 5.100 does not know. */
export const PROVIDER_VERSION = '>= 5.100.0, < 7.0.0';

/** The AWS provider with the range of versions that users may be on, instead of the one the bindings were made from. */
export class Provider extends AwsProvider {
  constructor(scope: Construct, { region, account }: Pick<Topology, 'region' | 'account'>, alias?: string) {
    super(scope, alias === undefined ? 'aws' : `aws-${alias}`, {
      region,
      ...(alias === undefined ? {} : { alias }),
      ...(account === undefined ? {} : { allowedAccountIds: [account] }),
    });
    Object.assign(this, {
      terraformProviderSource: 'hashicorp/aws',
      terraformGeneratorMetadata: { ...this.terraformGeneratorMetadata, providerVersion: PROVIDER_VERSION },
    });
  }
}

/** Providers of other regions, each made where it is first needed and called like the region. */
export function regionalProviders(scope: Construct, { region: own, account }: Topology) {
  const made = new Map<string, Provider>();
  return (region: string): { readonly provider?: Provider } => {
    if (region === own) return {};
    const provider = made.get(region) ?? new Provider(scope, { region, account }, region);
    made.set(region, provider);
    return { provider };
  };
}
