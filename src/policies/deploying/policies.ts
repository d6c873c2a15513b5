import { MANAGED_POLICY } from '#base/aws/limits';
import type { Topology } from '#model/topology';
import type { PolicyDocument } from '../statement';
import { policyDocuments } from './document';
import type { Purpose } from './grant';
import { deployGrants, planGrants } from './grants';
import { stateGrants } from './state';

/** What plans or deploys a topology may do, in as few managed policies as hold it. */
export function deployerPolicies(topology: Topology, purpose: Purpose, account?: string): PolicyDocument[] {
  const grants = purpose === 'plan' ? planGrants(topology, account) : deployGrants(topology, account);
  return policyDocuments([...stateGrants(topology, purpose, account), ...grants], MANAGED_POLICY.size);
}
