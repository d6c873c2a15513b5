import { load } from 'js-yaml';
import { COMMANDS } from '#cli/commands/index';
import { spellings } from '#test/support/options';
import type { Delivery } from '#deploy/ci/delivery';
import { githubDelivery, githubProof } from '#deploy/ci/github';
import { gitlabDelivery } from '#deploy/ci/gitlab';

const DELIVERY: Delivery = {
  version: '1.2.3',
  terraform: '1.12.0',
  file: 'infra/shop.yaml',
  drilled: ['prod-eu'],
  branch: 'trunk',
  environments: [
    { name: 'dev', region: 'eu-west-1' },
    { name: 'prod-eu', region: 'eu-central-1' },
  ],
};

const WORKFLOWS = {
  'a proof for GitHub': githubProof(DELIVERY),
  'a delivery for GitHub': githubDelivery(DELIVERY),
  'a delivery for GitLab': gitlabDelivery(DELIVERY),
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const github = load(githubDelivery(DELIVERY)) as Workflow;
const jobs = Object.entries(github.jobs);

/** Every call of msgtopo: its words, as far as they are msgtopo's. */
function callsIn(text: string): string[][] {
  return Array.from(text.matchAll(/msgtopo@1\.2\.3 (.+)$/gm), ([, line]) =>
    line!.replace(/ >.*$/, '').replace(' "$@"', '').split(' '),
  );
}

/** What commander would not take. */
function wrongWords([name, ...words]: readonly string[]): string[] {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) return [`no command ${name}`];
  const wrong: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (!word.startsWith('-')) {
      if (word !== DELIVERY.file && word !== 'FETCH_HEAD') wrong.push(`a stray ${word}`);
      continue;
    }
    const spec = command.options.find((option) => spellings(option).includes(word));
    if (!spec) wrong.push(`no option ${word}`);
    else if (spec.flags.includes('<')) {
      index += 1;
      if (spec.choices && !spec.choices.includes(words[index]!)) wrong.push(`no ${word} ${words[index]}`);
    }
  }
  return wrong;
}

describe.each(Object.entries(WORKFLOWS))('%s', (_, text) => {
  test('is YAML', () => {
    expect(load(text)).toBeInstanceOf(Object);
  });

  test('calls msgtopo as msgtopo is called', () => {
    const calls = callsIn(text);
    expect(calls.slice(0, 4).map(([name]) => name)).toEqual(['validate', 'test', 'drill', 'synth']);
    expect(calls.flatMap(wrongWords)).toEqual([]);
    expect(text.match(/npx/g)).toHaveLength(calls.length);
  });

  test('runs in a repository that has no flows', () => {
    const tests = callsIn(text).filter(([name]) => name === 'test');
    for (const words of tests) expect(words).toContain('--pass-without-flows');
    expect(tests).not.toEqual([]);
  });

  test('holds no keys', () => {
    expect(text).not.toMatch(/ACCESS_KEY|secrets\./);
  });
});

test('a repository may do nothing but what a job says', () => {
  expect(github.permissions).toEqual({});
  expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
    prove: { contents: 'read' },
    review: { contents: 'read' },
    'plan-dev': { contents: 'read', 'id-token': 'write' },
    'plan-prod-eu': { contents: 'read', 'id-token': 'write' },
    comment: { 'pull-requests': 'write' },
    'deploy-dev': { contents: 'read', 'id-token': 'write' },
    'deploy-prod-eu': { contents: 'read', 'id-token': 'write' },
  });
});

test('every action is pinned', () => {
  const actions = jobs.flatMap(([, { steps }]) => steps.flatMap(({ uses }) => uses ?? []));
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
});

test('every job installs the same Terraform', () => {
  const versions = (text: string) =>
    [...text.matchAll(/terraform_version: (.*)/gi)].map(([, version]) => version);
  expect(versions(WORKFLOWS['a proof for GitHub'])).toEqual(['1.12.0']);
  expect(versions(WORKFLOWS['a delivery for GitHub'])).toEqual(Array(6).fill('1.12.0'));
  expect(versions(WORKFLOWS['a delivery for GitLab'])).toEqual([`'1.12.0'`]);
});

test('the comment waits for the review and all plans, and reads what they leave', () => {
  const { comment, review } = github.jobs;
  expect(comment!.needs).toEqual(['review', 'plan-dev', 'plan-prod-eu']);
  expect(review!.if).toBe("github.event_name == 'pull_request'");
  const script = String(comment!.steps[1]!.with!['script']);
  for (const name of ['review', 'plan-dev', 'plan-prod-eu']) {
    const { steps } = github.jobs[name]!;
    const left = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact'))!.with!;
    expect(script).toContain(`"parts/${String(left['name'])}/${String(left['path'])}"`);
  }
});

test('pull requests of forks get neither AWS nor a comment', () => {
  for (const name of ['plan-dev', 'plan-prod-eu', 'comment']) {
    expect(github.jobs[name]!.if).toContain('head.repo.full_name == github.repository');
  }
});

test('each environment is planned and deployed in its own region, with a role of its own', () => {
  const signIn = (name: string) =>
    github.jobs[name]!.steps.find(({ uses }) => uses?.startsWith('aws-'))!.with;
  expect(signIn('plan-prod-eu')).toEqual({
    'role-to-assume': '${{ vars.MSGTOPO_PLAN_ROLE_PROD_EU }}',
    'aws-region': 'eu-central-1',
  });
  expect(signIn('deploy-dev')).toEqual({
    'role-to-assume': '${{ vars.MSGTOPO_DEPLOY_ROLE }}',
    'aws-region': 'eu-west-1',
  });
});

test('deploys follow each other, only from the branch, and one at a time', () => {
  const { 'deploy-dev': dev, 'deploy-prod-eu': prod } = github.jobs;
  expect([dev!.needs, prod!.needs]).toEqual(['prove', 'deploy-dev']);
  for (const [job, name] of [
    [dev!, 'dev'],
    [prod!, 'prod-eu'],
  ] as const) {
    expect(job.if).toBe("github.event_name != 'pull_request' && github.ref == 'refs/heads/trunk'");
    expect(job.environment).toBe(name);
    expect(job.concurrency).toEqual({ group: `msgtopo-deploy-${name}`, 'cancel-in-progress': false });
  }
});

test('GitLab: the same order, roles and guard', () => {
  const gitlab = load(gitlabDelivery(DELIVERY)) as Record<string, Record<string, unknown>>;
  expect(gitlab['deploy-prod-eu']).toMatchObject({
    needs: ['deploy-dev'],
    rules: [{ if: "$CI_COMMIT_BRANCH == 'trunk'" }],
    environment: 'prod-eu',
    resource_group: 'msgtopo-prod-eu',
    variables: { AWS_ROLE_ARN: '$MSGTOPO_DEPLOY_ROLE_PROD_EU', AWS_REGION: 'eu-central-1' },
  });
  expect(gitlab['.aws']).toMatchObject({ id_tokens: { MSGTOPO_ID_TOKEN: { aud: 'sts.amazonaws.com' } } });
  expect(gitlab['plan-dev']!['extends']).toBe('.aws');
});
