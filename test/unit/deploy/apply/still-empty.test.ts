import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stillEmpty } from '#deploy/apply/still-empty';
import type { Stack } from '#deploy/apply/stack';
import { judge, refusals } from '#deploy/plan/guard';
import type { PlanReport } from '#deploy/plan/report';
import { planBetween } from '#test/unit/deploy/plan/plan-between';

const QUEUES = ['destroy:queue.billing', 'destroy:queue.billing_dlq'];

describe('right before a queue is deleted', () => {
  let server: Server;
  let held = 0;
  const kept = { ...process.env };
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify({ Attributes: { ApproximateNumberOfMessages: String(held) } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
  });
  afterAll(async () => {
    process.env = kept;
    await new Promise((resolve) => server.close(resolve));
  });

  const planned = planBetween('queues: { billing: {} }', 'queues: {}');
  /** With the queues at the address of the server, which is known when it listens. */
  const planHere = () => ({
    ...planned,
    changes: planned.changes.map((change) => {
      const { port } = server.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/123456789012/${change.element.name}`;
      return { ...change, before: { ...change.before, url } };
    }),
  });
  const check = (allowed: { always: string[]; ifEmpty: string[] }) => {
    const plan = planHere();
    const stack = {
      name: 'shop-default',
      topology: plan.topology,
      locate: () => undefined,
    } as unknown as Stack;
    const empty = new Map(plan.changes.map(({ before }) => [before.url, 0] as const));
    const { accepted } = judge(refusals(plan, empty), allowed);
    const report = { stack: 'shop-default', plan, refused: [], accepted } as unknown as PlanReport;
    return stillEmpty([report], allowed)({ stack, plan });
  };

  test('it still is empty', async () => {
    held = 0;
    expect(await check({ always: [], ifEmpty: QUEUES })).toBeUndefined();
  });

  test('messages came in the meantime', async () => {
    held = 2;
    const trouble = await check({ always: [], ifEmpty: QUEUES });
    expect(trouble?.problems[0]?.message).toContain(
      'was empty when the plan was made, and is not any more: 2 messages',
    );
    expect(trouble?.cause).toBe('topology');
  });

  test('whoever allowed it in any case is not stopped', async () => {
    held = 2;
    expect(await check({ always: QUEUES, ifEmpty: QUEUES })).toBeUndefined();
  });
});
