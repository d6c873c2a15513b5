import { draftOf } from '#adopt/draft';
import { addEnvironment } from '#adopt/environment/add';
import type { Inventory } from '#adopt/inventory/inventory';
import { inventoryOfState } from '#adopt/state/inventory';
import { readState } from '#adopt/state/resources';
import type { Resource } from '#test/support/arbitrary-state';
import { queue, shownState, to, topic } from '#test/support/live-state';
import { memoryWorkspace } from '#test/unit/topology-of';

/* One estate in several environments, and what an import adds of them to a file. */

export const ACCOUNT = '123456789012';
const PROD = { name: 'shop', environment: 'prod', region: 'eu-west-1' };

export function inventory(resources: readonly Resource[]): Inventory {
  const read = readState('state.json', shownState(resources));
  if (!read.ok) throw new Error(read.problem.message);
  return inventoryOfState(read.resources, { region: PROD.region, account: ACCOUNT });
}

export const prod = (resources: readonly Resource[]) => draftOf(inventory(resources), PROD, ['Test']).text;

export function added(text: string, live: Inventory, environment = 'dev') {
  const target = { file: 'topology.yaml', text, workspace: memoryWorkspace({}), environment };
  const result = addEnvironment(target, live);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.draft;
}

export const redrive = (name: string, maxReceiveCount = 3) => ({
  redrive_policy: JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:${name}`,
    maxReceiveCount,
  }),
});

/** The same estate in one environment, with what may be otherwise there. */
export function estate(
  environment: string,
  more: { billing?: object; retention?: number; filter?: object; tags?: object } = {},
) {
  const { billing = {}, retention = 1_209_600, filter = { eventType: ['paid'] }, tags = {} } = more;
  const name = (own: string) => `shop-${environment}-${own}`;
  return [
    topic(name('orders'), { tags }),
    queue(name('billing'), { ...redrive(name('billing-dlq')), ...billing, tags }),
    queue(name('billing-dlq'), { message_retention_seconds: retention, tags }),
    to(name('orders'), name('billing'), { filter_policy: JSON.stringify(filter) }),
  ];
}
