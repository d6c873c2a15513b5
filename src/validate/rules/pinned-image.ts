import { parseEcrImage } from '#base/aws/images';
import { child } from '#base/diagnostics/path';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const pinnedImage: Rule = {
  id: 'pinned-image',
  severity: 'error',
  summary: '`pinDigest` is on for an image without a tag to look up',
  why:
    'msgtopo looks up the digest in ECR by the tag. ' +
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
  bad: `
network: { vpc: vpc-0abc, subnets: [subnet-0abc], egress: [0.0.0.0/0] }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: nginx:1.29
    pinDigest: true
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    pinDigest: true
`,
  check(topology, found) {
    for (const { path, pinDigest, container } of fargates(topology)) {
      if (!pinDigest || parseEcrImage(container.image)?.tag !== undefined) continue;
      found({
        message: `\`${container.image}\` is not an image in ECR with a tag, so there is no digest to look up`,
        path: child(path, 'pinDigest'),
        help: 'write the digest in `image` itself, as `name@sha256:...`',
      });
    }
  },
};
