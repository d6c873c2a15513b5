import type { Finding } from '#base/diagnostics/diagnostic';
import { targetOf } from '#model/pipeline';
import type { Topology } from '#model/topology';
import type { Rule } from '../rule';

/** What is wrong with an environment that jobs deploy: they start from an empty folder, and make everything anew. */
export function lostState({ backend, environment }: Topology): Omit<Finding, 'rule'> | undefined {
  if (backend.type !== 'local') return undefined;
  return {
    message: `the state of \`${environment}\` is a file beside the topology, which is lost when the job ends`,
    path: ['environments', environment],
    on: 'key',
    help: 'give the environment a `backend`, for example `{ type: s3, bucket: my-state, region: eu-west-1 }`',
  };
}

export const stateLostInCi: Rule = {
  id: 'state-lost-in-ci',
  severity: 'error',
  summary: 'a CI job would deploy an environment whose state is a local file',
  why:
    'Jobs start from an empty folder, so a job would know nothing of what the last one created, and ' +
    'create it again. ' +
    'https://developer.hashicorp.com/terraform/language/backend',
  bad: `
environments: { dev: {} }
delivery: { codepipeline: { repository: my-org/shop, connection: { provider: GitHub } } }
`,
  good: `
environments: { dev: { backend: { type: s3, bucket: my-state, region: eu-west-1 } } }
delivery: { codepipeline: { repository: my-org/shop, connection: { provider: GitHub } } }
`,
  check(topology, found) {
    const lost = targetOf(topology) && lostState(topology);
    if (lost) found(lost);
  },
};
