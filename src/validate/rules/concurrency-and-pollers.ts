import { eventSourcesOf } from '#model/kinds/consumers/event-sources';
import type { Rule } from '../rule';

export const concurrencyAndPollers: Rule = {
  id: 'concurrency-and-pollers',
  severity: 'error',
  summary: 'the pollers of a function contradict each other or its concurrency',
  why:
    'An event source mapping has either provisioned pollers or a maximum concurrency, not both. The ' +
    'minimum number of pollers cannot exceed the maximum. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  bad: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    maxConcurrency: 10
    pollers: { min: 2, max: 20 }
`,
  good: `
queues: { billing: {} }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    pollers: { min: 2, max: 20 }
`,
  check(topology, found) {
    for (const { lambda, source, at } of eventSourcesOf(topology, 'pollers', 'maxConcurrency')) {
      const { name } = lambda;
      const { pollers, maxConcurrency } = source;
      if (!pollers) continue;
      if (maxConcurrency !== undefined) {
        found({
          message: `\`${name}\` has both \`pollers\` and \`maxConcurrency\``,
          path: at('maxConcurrency'),
          on: 'key',
          help: 'remove `maxConcurrency` or `pollers`',
        });
      }
      const { min, max } = pollers;
      if (min === undefined || max === undefined || min <= max) continue;
      found({
        message: `\`${name}\` has at least ${min} pollers, but at most ${max}`,
        path: at('pollers'),
        help: `set \`max\` to at least ${min}`,
      });
    }
  },
};
