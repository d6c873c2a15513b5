import { refused } from './hand-written-plan';

/* Who decides what a pipeline deploys. */

function pipeline(repository: string, branch: string, ...asked: readonly string[]) {
  const source = { category: 'Source', configuration: { FullRepositoryId: repository, BranchName: branch } };
  const stages = ['dev', 'prod'].map((name) => ({
    name,
    action: [{ category: 'Build' }, ...(asked.includes(name) ? [{ category: 'Approval' }] : [])],
  }));
  return { stage: [{ name: 'Source', action: [source] }, ...stages] };
}

const OLD = pipeline('org/shop', 'main', 'prod');

test.each([
  ['another repository', pipeline('org/fork', 'main', 'prod'), 1],
  ['another branch', pipeline('org/shop', 'wild', 'prod'), 1],
  ['nobody is asked', pipeline('org/shop', 'main'), 1],
  ['more people are asked', pipeline('org/shop', 'main', 'prod', 'dev'), 0],
  ['an environment goes', { stage: OLD.stage.slice(0, 2) }, 0],
  ['what is known only when it is applied', { stage: [{ name: 'Source' }] }, 0],
])('%s', (_, after, times) => {
  const allows = refused({ address: 'aws_codepipeline.pipeline', before: OLD, after });
  expect(allows).toHaveLength(times);
  expect(allows.every((allow) => allow === 'widen-access:codepipeline.pipeline')).toBe(true);
});
