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
} from './delivery';
import { installTerraform } from './install-terraform';

/** Where GitLab looks. */
export const GITLAB_FILE = '.gitlab-ci.yml';

const INSTALL_TERRAFORM = `\
- |
${indent(installTerraform('$(dpkg --print-architecture)'), 2)}`;

/** The AWS SDKs and Terraform exchange the token for credentials of the role in AWS_ROLE_ARN by themselves. */
const SIGN_IN = `\
- |
  export AWS_WEB_IDENTITY_TOKEN_FILE="$(mktemp)" AWS_ROLE_SESSION_NAME="gitlab-$CI_PIPELINE_ID"
  printf '%s' "$MSGTOPO_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"
`;

/** What jobs extend. */
const BASES = `\
.terraform:
  before_script:
${indent(INSTALL_TERRAFORM, 4)}
.aws:
  id_tokens:
    MSGTOPO_ID_TOKEN:
      aud: sts.amazonaws.com
  before_script:
${indent(INSTALL_TERRAFORM + SIGN_IN, 4)}`;

function proveJob(delivery: Delivery): string {
  const commands = proofCommands(delivery).map((command) => `- ${command}\n`);
  return `\
prove:
  extends: .terraform
  stage: prove
  script:
${indent(commands.join(''), 4)}\
    - |
${indent(TERRAFORM_VALIDATE, 6)}
`;
}

const ON_MERGE_REQUEST = "$CI_PIPELINE_SOURCE == 'merge_request_event'";

function planJob(delivery: Delivery, environment: DeliveredEnvironment): string {
  const { name, region } = environment;
  return `\
plan-${name}:
  extends: .aws
  stage: plan
  rules:
    - if: ${ON_MERGE_REQUEST}
  variables:
    AWS_ROLE_ARN: $MSGTOPO_PLAN_ROLE_${variableSuffix(environment)}
    AWS_REGION: ${region}
  script:
    - ${planScript(delivery, environment)}
  after_script:
    - mkdir -p plans && mv plan.md plans/${name}.md
  artifacts:
    when: always
    expose_as: plan of ${name}
    paths: [plans/${name}.md]
    expire_in: 1 week
`;
}

/** For Node.js: one note, which later runs write anew. */
export function noteScript(parts: readonly CommentPart[]): string {
  return `\
${partsScript(parts)}\
const { CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, MSGTOPO_COMMENT_TOKEN } = process.env;
const notes = \`\${CI_API_V4_URL}/projects/\${CI_PROJECT_ID}/merge_requests/\${CI_MERGE_REQUEST_IID}/notes\`;
const body = ['${MARKER}', ...parts].join('\\n\\n');
const headers = { 'PRIVATE-TOKEN': MSGTOPO_COMMENT_TOKEN, 'Content-Type': 'application/json' };
async function ask(url, options) {
  const response = await fetch(url, { headers, ...options });
  if (!response.ok) throw new Error(\`GitLab says \${response.status}: \${await response.text()}\`);
  return response;
}
async function earlierNote(page = '1') {
  const response = await ask(\`\${notes}?per_page=100&page=\${page}\`);
  const found = (await response.json()).find((note) => note.body.startsWith('${MARKER}'));
  const next = response.headers.get('x-next-page');
  return found ?? (next ? earlierNote(next) : undefined);
}
async function main() {
  const earlier = await earlierNote();
  const [url, method] = earlier ? [\`\${notes}/\${earlier.id}\`, 'PUT'] : [notes, 'POST'];
  await ask(url, { method, body: JSON.stringify({ body }) });
}
main().catch((failure) => {
  console.error(failure.message);
  process.exitCode = 1;
});
`;
}

/** The plan of an environment, and the review, which no environment can have the name of. */
function partFile(job: string): string {
  return job === 'review' ? 'plans/.review.md' : `plans/${job.replace('plan-', '')}.md`;
}

function reviewJob(delivery: Delivery): string {
  return `\
review:
  stage: plan
  rules:
    - if: ${ON_MERGE_REQUEST}
  script:
    - |
${indent(reviewScript(delivery, 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME'), 6)}
  after_script:
    - mkdir -p plans && mv review.md ${partFile('review')}
  artifacts:
    when: always
    paths: [${partFile('review')}]
    expire_in: 1 week
`;
}

function commentJob({ environments }: Delivery): string {
  return `\
comment:
  stage: comment
  rules:
    - if: ${ON_MERGE_REQUEST} && $MSGTOPO_COMMENT_TOKEN
      when: always
  script:
    - |
      cat > /tmp/comment.cjs <<'END'
${indent(noteScript(commentParts(environments, partFile)), 6)}\
      END
      node /tmp/comment.cjs
`;
}

function deployJob(delivery: Delivery, environment: DeliveredEnvironment, after: string): string {
  const { name, region } = environment;
  return `\
deploy-${name}:
  extends: .aws
  stage: deploy
  needs: [${after}]
  rules:
    - if: $CI_COMMIT_BRANCH == '${delivery.branch}'
  environment: ${name} # protect it, and somebody has to agree
  resource_group: msgtopo-${name} # one deploy at a time
  variables:
    AWS_ROLE_ARN: $MSGTOPO_DEPLOY_ROLE_${variableSuffix(environment)}
    AWS_REGION: ${region}
  script:
    - |
${indent(deployScript(delivery, environment), 6)}
`;
}

/** Proves and plans on a merge request, where it tells what would change, and deploys what is merged. */
export function gitlabDelivery(delivery: Delivery): string {
  const { environments, branch, terraform } = delivery;
  const deploys = environments.map((environment, index) => {
    const before = environments[index - 1];
    return deployJob(delivery, environment, before ? `deploy-${before.name}` : 'prove');
  });
  const jobs = [
    BASES,
    proveJob(delivery),
    reviewJob(delivery),
    ...environments.map((environment) => planJob(delivery, environment)),
    commentJob(delivery),
    ...deploys,
  ];
  return `\
# Proves and plans the topology on a merge request, comments what would change for whom, and deploys what is merged.
# Jobs sign in to AWS with a token of GitLab's for one run; there are no keys to keep. Roles and variables:
# docs/guide/delivering.md of msgtopo.
stages: [prove, plan, comment, deploy]
workflow:
  rules:
    - if: ${ON_MERGE_REQUEST}
    - if: $CI_COMMIT_BRANCH == '${branch}'
default:
  image: node:22
  interruptible: false
variables:
  TERRAFORM_VERSION: '${terraform}'
  MSGTOPO_ALLOW:
    value: ''
    description: dangerous changes to accept, such as destroy:queue.billing, with spaces between

${jobs.join('\n')}`;
}
