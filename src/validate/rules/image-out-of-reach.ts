import { parseEcrImage } from '#base/aws/images';
import { child } from '#base/diagnostics/path';
import { fargates } from '#model/topology';
import { reachesMore } from '#model/network';
import type { Rule } from '../rule';

export const imageOutOfReach: Rule = {
  id: 'image-out-of-reach',
  severity: 'error',
  summary: 'the network cannot reach the registry of an image',
  why:
    'Through VPC endpoints, tasks reach the private ECR registry of their own region only. A task that ' +
    'cannot pull its image never starts. ' +
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: nginx:1.29
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
`,
  check(topology, found) {
    const { network, region } = topology;
    if (!network?.hasEndpoints) return;
    for (const fargate of fargates(topology).filter((one) => !reachesMore(network, one))) {
      const { name, path, container, sidecars } = fargate;
      const images = [
        { image: container.image, at: child(path, 'image') },
        ...sidecars.map((sidecar) => ({
          image: sidecar.image,
          at: child(path, 'sidecars', sidecar.name, 'image'),
        })),
      ];
      for (const { image, at } of images.filter(({ image }) => parseEcrImage(image)?.region !== region)) {
        found({
          message: `\`${name}\` reaches AWS through endpoints only, but \`${image}\` is not in ECR in ${region}`,
          path: at,
          help: 'name an `image` in ECR, for example of a pull-through cache, or add its registry to `egress`',
        });
      }
    }
  },
};
