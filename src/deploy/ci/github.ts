import {
  commentParts,
  deployScript,
  indent,
  MARKER,
  partsScript,
  planScript,
  proofCommands,
  reviewScript,
  TERRAFORM_VALIDATE,
  variableSuffix,
  type CommentPart,
  type DeliveredEnvironment,
  type Delivery,
  type Proof,
  type Tools,
} from './delivery';

/*
 * Text rather than data, since a workflow is read and changed by its owners. Every job has the permissions that its
 * own steps need: the one that comments never holds a token for AWS, and the ones that do cannot comment.
 */

/** Where GitHub looks. */
export const GITHUB_FILE = '.github/workflows/msgtopo.yml';

const PINNING = `\
# Actions come from GitHub, HashiCorp and AWS themselves and are pinned to a major version, so that their security
# fixes arrive. Where your rules ask for more, pin them to commits and let Dependabot move these.
`;

function toolSteps({ terraform }: Tools): string {
  return `\
- uses: actions/checkout@v6
- uses: actions/setup-node@v6
  with:
    node-version: 22
    package-manager-cache: false # nothing of the repository is installed
- uses: hashicorp/setup-terraform@v4
  with:
    terraform_version: ${terraform}
    terraform_wrapper: false # its output would stand among that of Terraform
`;
}

function proveJob(proof: Proof): string {
  const runs = proofCommands(proof).map((command) => `- run: ${command}\n`);
  return `\
prove:
  runs-on: ubuntu-latest
  permissions:
    contents: read
  steps:
${indent(toolSteps(proof) + runs.join(''), 4)}\
    - run: |
${indent(TERRAFORM_VALIDATE, 8)}
`;
}

/** Proves a topology on every push: what a repository starts with, since it needs no AWS account. */
export function githubProof(proof: Proof): string {
  return `\
# Proves the topology on every push, without an AWS account. \`msgtopo ci github\` writes one that deploys it too.
${PINNING}name: msgtopo
on: [push, pull_request]
permissions: {}
jobs:
${indent(proveJob(proof), 2)}`;
}

function signIn(role: string, { region }: DeliveredEnvironment): string {
  return `\
- uses: aws-actions/configure-aws-credentials@v6
  with:
    role-to-assume: \${{ vars.${role} }}
    aws-region: ${region}
`;
}

/** Those of forks cannot sign in to AWS, and shall not. */
const OWN_PULL_REQUEST =
  "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository";

function planJob(delivery: Delivery, environment: DeliveredEnvironment): string {
  const { name } = environment;
  return `\
plan-${name}:
  if: ${OWN_PULL_REQUEST}
  needs: prove
  runs-on: ubuntu-latest
  permissions:
    contents: read
    id-token: write
  steps:
${indent(toolSteps(delivery) + signIn(`MSGTOPO_PLAN_ROLE_${variableSuffix(environment)}`, environment), 4)}\
    - run: ${planScript(delivery, environment)}
    - if: always()
      uses: actions/upload-artifact@v7
      with:
        name: plan-${name}
        path: plan.md
`;
}

/** For actions/github-script: one comment, which later runs write anew. */
export function commentScript(parts: readonly CommentPart[]): string {
  return `\
${partsScript(parts)}\
const body = ['${MARKER}', ...parts].join('\\n\\n').slice(0, 65_000);
const issue = { ...context.repo, issue_number: context.issue.number };
const comments = await github.paginate(github.rest.issues.listComments, issue);
const earlier = comments.find((comment) => comment.body.startsWith('${MARKER}'));
if (earlier) await github.rest.issues.updateComment({ ...context.repo, comment_id: earlier.id, body });
else await github.rest.issues.createComment({ ...issue, body });
`;
}

/** What GitHub puts each artifact into. */
function artifactFile(job: string): string {
  return `parts/${job}/${job === 'review' ? 'review' : 'plan'}.md`;
}

function reviewJob(delivery: Delivery): string {
  return `\
review:
  if: github.event_name == 'pull_request'
  runs-on: ubuntu-latest
  permissions:
    contents: read
  steps:
${indent(toolSteps(delivery), 4)}\
    - run: |
${indent(reviewScript(delivery, 'GITHUB_BASE_REF'), 8)}
    - if: always()
      uses: actions/upload-artifact@v7
      with:
        name: review
        path: review.md
`;
}

function commentJob({ environments }: Delivery): string {
  const plans = environments.map(({ name }) => `plan-${name}`).join(', ');
  const script = commentScript(commentParts(environments, artifactFile));
  return `\
comment:
  if: always() && ${OWN_PULL_REQUEST}
  needs: [review, ${plans}]
  runs-on: ubuntu-latest
  permissions:
    pull-requests: write
  steps:
    - uses: actions/download-artifact@v8
      with:
        path: parts
    - uses: actions/github-script@v8
      with:
        script: |
${indent(script, 10)}`;
}

function deployJob(delivery: Delivery, environment: DeliveredEnvironment, after: string): string {
  const { name } = environment;
  return `\
deploy-${name}:
  if: github.event_name != 'pull_request' && github.ref == 'refs/heads/${delivery.branch}'
  needs: ${after}
  runs-on: ubuntu-latest
  environment: ${name} # its protection rules say who has to agree
  concurrency:
    group: msgtopo-deploy-${name}
    cancel-in-progress: false
  permissions:
    contents: read
    id-token: write
  steps:
${indent(toolSteps(delivery) + signIn('MSGTOPO_DEPLOY_ROLE', environment), 4)}\
    - env:
        MSGTOPO_ALLOW: \${{ inputs.allow }}
      run: |
${indent(deployScript(delivery, environment), 8)}
`;
}

/** Proves and plans on a pull request, where it tells what would change, and deploys what is merged. */
export function githubDelivery(delivery: Delivery): string {
  const { environments, branch } = delivery;
  const deploys = environments.map((environment, index) => {
    const before = environments[index - 1];
    return deployJob(delivery, environment, before ? `deploy-${before.name}` : 'prove');
  });
  const jobs = [
    proveJob(delivery),
    reviewJob(delivery),
    ...environments.map((environment) => planJob(delivery, environment)),
    commentJob(delivery),
    ...deploys,
  ];
  return `\
# Proves and plans the topology on a pull request, comments what would change for whom, and deploys what is merged.
# Jobs sign in to AWS with a token of GitHub's for one run; there are no keys to keep. Roles and variables:
# docs/guide/delivering.md of msgtopo.
${PINNING}name: msgtopo
on:
  pull_request:
  push:
    branches: [${branch}]
  workflow_dispatch:
    inputs:
      allow:
        description: dangerous changes to accept, such as destroy:queue.billing, with spaces between
        type: string
permissions: {}
concurrency:
  group: msgtopo-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
${indent(jobs.join('\n'), 2)}`;
}
