import { readAccount } from '#adopt/account/read-account';
import { withWorkspace } from '#adopt/copilot/inventory';
import { copilotSide } from '#adopt/copilot/release';
import { readWorkspace } from '#adopt/copilot/workspace';
import { draftOf } from '#adopt/draft';
import type { Fargate } from '#model/fargate';
import { APP, CopilotAccount, ENVIRONMENT } from './copilot-account';
import { FURTHER_TREES } from './further-trees';
import { api, fromOrders, manifest, ordersTopic, subscribed } from './tree';
import { TREES } from './trees';

const NAMES = { app: APP, environment: ENVIRONMENT };
const PLACE = { name: APP, environment: ENVIRONMENT, region: 'eu-west-1' };

async function imported(account: CopilotAccount, manifests: Readonly<Record<string, string>>) {
  const files = new Map([['.workspace', `application: ${APP}\n`], ...Object.entries(manifests)]);
  const narrowing = { prefixes: [], names: [], tags: { 'copilot-application': APP } };
  const live = await readAccount(PLACE.region, { account, narrowing, onProgress: () => undefined });
  const workspace = readWorkspace(files);
  const inventory = withWorkspace(live, workspace, NAMES);
  const draft = draftOf(inventory, PLACE, []);
  const side = copilotSide(
    inventory,
    NAMES,
    workspace.services.map(({ name }) => name),
  );
  return { draft, side, told: draft.untold.map(({ name }) => name) };
}

test.each([...TREES, ...FURTHER_TREES])(
  'a workspace with $of',
  async ({ published = [], workers, files, says, tells = [] }) => {
    const account = new CopilotAccount();
    for (const [service, topic] of published) account.publish(service, topic);
    for (const worker of workers) account.deploy(worker);
    const { draft, told } = await imported(account, files);
    expect(draft.problems).toEqual([]);
    for (const line of says) expect(draft.text).toContain(line);
    const usual = /^(service \w+|subnets of prod)$/;
    expect(told.filter((name) => !usual.test(name)).sort()).toEqual([...tells].sort());
    // What lives stays as it is, with the access that the old services have.
    expect(draft.differences).toEqual([]);
    expect(draft.pairs.queues).toHaveLength(account.queues.size);
    expect([...draft.topology!.consumers.keys()]).toEqual(workers.map(({ name }) => name));
  },
);

test('everything that is taken over is retained, and the key of the queues first', async () => {
  const account = new CopilotAccount();
  account.publish('api', 'orders');
  account.deploy({ name: 'worker', topics: [...fromOrders], deadLetters: true, publishes: ['done'] });
  const { side } = await imported(account, {
    'worker/manifest.yml': manifest('worker', subscribed(ordersTopic)),
    'api/manifest.yml': api,
  });
  const paths = [...side.sections.join('\n').matchAll(/path: \/Resources\/(\w+)\/DeletionPolicy/g)];
  expect(paths.map(([, id]) => id)).toEqual([
    'EventsKMSKey',
    'DeadLetterPolicy',
    'DeadLetterQueue',
    'EventsQueue',
    'QueuePolicy',
    'apiordersSNSTopicSubscription',
    'doneSNSTopic',
    'doneSNSTopicPolicy',
  ]);
  expect(side.before[0]).toContain('copilot svc deploy --name worker --env prod');
  expect(side.after.join()).toContain('copilot svc delete --name worker --env prod');
});

test('the image finds its queues by the variables that Copilot gave it', async () => {
  const account = new CopilotAccount();
  account.publish('api', 'orders');
  account.deploy({ name: 'worker', topics: [{ service: 'api', name: 'orders', own: true }] });
  const { draft } = await imported(account, {
    'worker/manifest.yml': manifest('worker', subscribed('[{ name: orders, service: api, queue: true }]')),
    'api/manifest.yml': api,
  });
  const worker = draft.topology!.consumers.get('worker') as Fargate;
  expect(worker.queues.map(({ name }) => name)).toEqual(['worker-events', 'worker-orders']);
  expect(draft.text).toContain('{\\"apiOrdersEventsQueue\\":\\"${queues.worker-orders.url}\\"}');
});

test('a subscription of the manifest that was not deployed is told', async () => {
  const account = new CopilotAccount();
  account.publish('api', 'orders');
  account.deploy({ name: 'worker', topics: [...fromOrders] });
  const both = '[{ name: orders, service: api }, { name: refunds, service: api }]';
  const { told } = await imported(account, {
    'worker/manifest.yml': manifest('worker', subscribed(both)),
    'api/manifest.yml': api,
  });
  expect(told).toContain('shop-prod-api-refunds to service worker');
});
