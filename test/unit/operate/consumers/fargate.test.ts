import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from '@aws-sdk/client-ecs';
import { fargate } from '#operate/consumers/fargate';
import type { Fargate } from '#model/fargate';
import { topologyOf } from '#test/unit/topology-of';

const topology = topologyOf(`
queues: { billing: {} }
network: { vpc: { create: {} } }
consumers:
  biller: { type: fargate, queue: billing, image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/biller:1 }
`);

/** Looks at the consumer in an ECS that knows these services. */
async function look(services: readonly Service[]) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ services }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const restored = process.env;
  process.env = {
    ...restored,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  try {
    const observer = await fargate.open(topology);
    const condition = await observer.look(topology.consumers.get('biller') as Fargate);
    observer.close();
    return condition;
  } finally {
    process.env = restored;
    server.close();
  }
}

const SERVICE: Service = { status: 'ACTIVE', runningCount: 1, desiredCount: 1 };

test('a service that ECS has is looked at', async () => {
  expect(await look([SERVICE])).toMatchObject({ running: 1, desired: 1 });
});

test('a service that ECS does not know is not there', async () => {
  expect(await look([])).toBeUndefined();
});

test('a service that was deleted is not there, even while ECS still describes it', async () => {
  expect(await look([{ ...SERVICE, status: 'INACTIVE', runningCount: 0, desiredCount: 0 }])).toBeUndefined();
});
