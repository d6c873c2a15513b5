import { SHARED } from '#model/shared';
import { stackName } from '#model/topology';
import { policyJson } from '#policies/statement';
import { tracedTopics, tracingPolicy } from '#policies/tracing';
import { nameResource } from '../address';
import { XrayResourcePolicy, type Construct } from '../cdktf';
import type { StackContext } from '../context';
import { literal } from '../text';

/** Lets SNS tell X-Ray of the topics that are traced. */
export function addTracingPolicy(scope: Construct, context: StackContext): void {
  const { topology } = context;
  if (tracedTopics(topology).length === 0) return;
  const policy = new XrayResourcePolicy(scope, 'tracing', {
    policyName: literal(stackName(topology)),
    policyDocument: policyJson(tracingPolicy(context)),
  });
  nameResource(policy, SHARED.tracing);
}
