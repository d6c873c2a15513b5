import type { Pipeline } from '#model/pipeline';
import { plainText, table } from '#base/util/markdown';

/** How what is merged gets into the environments. */
export function deliverySection(pipeline: Pipeline | undefined): string[] {
  if (!pipeline) return [];
  const { repository, branch, home, targets } = pipeline;
  const rows = targets.map(({ environment, account = '', approved }, index) => [
    environment,
    account,
    targets[index - 1]?.environment ?? 'the proof',
    approved ? 'when somebody has seen the plan and agrees' : 'at once',
  ]);
  return [
    '## Delivery',
    `What is merged into ${plainText(branch)} of ${plainText(repository)} is deployed by a pipeline in ${home.environment}.`,
    table(['Environment', 'Account', 'After', 'Deployed'], rows),
  ];
}
