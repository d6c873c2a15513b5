import { PROVISIONED_POLLERS } from '#base/aws/scaling';
import { EVENT_SOURCE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import type { EventSource } from '#model/consumer';
import { eventSourceOf } from '#model/kinds/consumers/event-sources';
import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

interface Calls {
  /** How many there may be at once, for one queue. */
  readonly most: number;
  readonly key: string;
  readonly of: string;
  /** What a value of `key` stands for. */
  readonly each: number;
  readonly least: number;
}

function callsOf({ maxConcurrency, pollers }: EventSource): Calls {
  const { min: least } = EVENT_SOURCE.maxConcurrency;
  if (maxConcurrency !== undefined)
    return { most: maxConcurrency, key: 'maxConcurrency', of: '', each: 1, least };
  const [each, fewest] = [PROVISIONED_POLLERS.calls, EVENT_SOURCE.pollers.min];
  if (pollers)
    return {
      most: (pollers.max ?? PROVISIONED_POLLERS.standard.max) * each,
      key: 'pollers.max',
      of: ' by its pollers',
      each,
      least: fewest,
    };
  const most = EVENT_SOURCE.maxConcurrency.max;
  return { most, key: 'maxConcurrency', of: ', since nothing limits it', each: 1, least };
}

function advice({ key, each, least }: Calls, reserved: number, queues: number): string {
  const most = Math.floor(reserved / queues / each);
  const lower = `set \`${key}\` to at most ${Math.max(most, least)}`;
  return most < least
    ? `set \`reservedConcurrency\` to at least ${least * each * queues}, and ${lower}`
    : lower;
}

export const concurrencyBeyondReserved: Rule = {
  id: 'concurrency-beyond-reserved',
  severity: 'warning',
  summary: 'a queue may invoke a function more often at once than its reserved concurrency',
  why:
    'Lambda throttles invocations beyond the reserved concurrency, and throttled messages move towards ' +
    'the dead-letter queue. Without `maxConcurrency` Lambda goes up to 1,000 invocations at a time. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    reservedConcurrency: 5
    maxConcurrency: 20
`,
  good: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    reservedConcurrency: 20
    maxConcurrency: 20
`,
  check(topology, found) {
    for (const lambda of lambdas(topology)) {
      const { name, path, queues, reservedConcurrency } = lambda;
      // A function with none reserved never runs, which is another finding.
      if (!reservedConcurrency || queues.length === 0) continue;
      // The limit holds for each event source.
      const all = queues.map((queue) => callsOf(eventSourceOf(lambda, queue)));
      const most = all.reduce((sum, one) => sum + one.most, 0);
      if (most <= reservedConcurrency) continue;
      const calls = all.find(({ of }) => of !== '') ?? all[0]!;
      const isWritten = calls.of === '';
      found({
        message: `\`${name}\` may be invoked ${most} times at once${calls.of}, but its reserved concurrency is ${reservedConcurrency}`,
        path: child(path, 'reservedConcurrency'),
        help: isWritten
          ? `set \`reservedConcurrency\` to at least ${most}, or lower \`maxConcurrency\``
          : advice(calls, reservedConcurrency, queues.length),
      });
    }
  },
};
