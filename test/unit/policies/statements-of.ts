import { policiesOf } from '#policies/all';
import type { Statement } from '#policies/statement';
import { topologyOf } from '#test/unit/topology-of';

const HEAD = 'environments: { prod: { account: "111111111111" } }\n';

/** The statements of the policy of one resource, by their ids, where these sections stand in an account. */
export function statementsOf(yaml: string, address: string): Readonly<Record<string, Statement>> {
  const policy = policiesOf(topologyOf(HEAD + yaml)).find((one) => one.address === address);
  return Object.fromEntries((policy?.document.Statement ?? []).map((one) => [one.Sid, one]));
}
