import type { Topology } from '#model/topology';
import type { PolicyWriter } from '#policies/writer';
import type { TerraformProvider } from './cdktf';
import { ownAccount } from './text';

export { composedArn, isHere } from '#policies/writer';

/** What every block needs to know of the stack that it stands in. */
export interface StackContext extends PolicyWriter {
  /** The folder of the topology as seen from that of the stack. */
  readonly toProject: string;
  /** The provider of what Terraform makes in another region; nothing for the region of the topology. */
  readonly inRegion: (region: string) => { readonly provider?: TerraformProvider };
}

/** The account's number, or the reference to it where the file does not say. */
export function accountOf(topology: Topology): string {
  return topology.account ?? ownAccount();
}
