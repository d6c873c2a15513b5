import { synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { readScaling, type ScalingDesign } from '#drill/engine/terraform/read';

/** How the Terraform that msgtopo writes scales a consumer of such queues with such a section `scaling`. */
export function writtenDesign(scaling: string, queues: readonly string[] = ['billing']): ScalingDesign {
  const stack = synthesized(
    topologyOf(`
queues: { ${queues.map((name) => `${name}: {}`).join(', ')} }
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
consumers:
  worker:
    type: fargate
    queues: [${queues.join(', ')}]
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1
    scaling: ${scaling}
`),
  );
  return readScaling(stack, 'worker');
}

/** What the goals are stated for. */
export const FIVE_MINUTES = 'max: 60, latency: { target: 5m, processingTime: 250ms }';
