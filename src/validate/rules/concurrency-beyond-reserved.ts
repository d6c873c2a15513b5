import { PROVISIONED_POLLERS } from '#base/aws/scaling';
import { EVENT_SOURCE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import type { Lambda } from '#model/consumer';
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

function callsOf({ maxConcurrency, pollers }: Lambda['eventSource']): Calls {
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
    for (const { name, path, queues, reservedConcurrency, eventSource } of lambdas(topology)) {
      // A function with none reserved never runs, which is another finding.
      if (!reservedConcurrency) continue;
      const calls = callsOf(eventSource);
      // The limit holds for each event source.
      const most = calls.most * queues.length;
      if (most <= reservedConcurrency) continue;
      const isWritten = eventSource.maxConcurrency !== undefined;
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
