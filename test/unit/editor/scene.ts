import { serve } from '#editor/server';
import { topologyJsonSchema } from '#language/schema/exact';
import { editorOn, streams } from '#test/support/editor';
import { folderWith, removeFolder } from '#test/support/project';

export const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
environments:
  dev: {}
  prod:
    override:
      queues: { billing: { retention: 10d } }
filters:
  paid: { policy: { type: [paid] } }
topics:
  orders:
  notices: {}
queues:
  # What is to be paid.
  billing:
    retention: 5d
  shipping: {}
subscriptions:
  - { topic: orders, queue: billing, filter: paid }
  - topic: orders
    queue: shipping
`;

const SCHEMA = topologyJsonSchema();
const folder = folderWith({ 'queues.yaml': 'queues: { audit: {} }\n' });
const servers: (() => void)[] = [];
afterEach(() => servers.splice(0).forEach((stop) => stop()));
afterAll(() => removeFolder(folder));

/** An editor on a server of its own. */
export async function editor() {
  const { toServer, toClient } = streams();
  servers.push(serve(toServer, toClient, { now: () => new Date(0), schema: SCHEMA }));
  return editorOn(folder, toClient, toServer);
}

/** The topology with a cursor, or with another line that has one. */
export function withText(old: string, marked: string): string {
  expect(TOPOLOGY).toContain(old);
  return TOPOLOGY.replace(old, marked);
}
