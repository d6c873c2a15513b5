import { child } from '#base/diagnostics/path';
import { fargates, lambdas } from '#model/topology';
import type { Rule } from '../rule';

const FUNCTION = (queue: string, group: string) => `
    type: lambda
    queue: ${queue}
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    logging: { group: ${group} }`;

const WITH = (one: string, other: string) => `
queues: { billing: {}, shipping: {} }
consumers:
  biller:${FUNCTION('billing', one)}
  shipper:${FUNCTION('shipping', other)}
`;

export const sharedLogGroup: Rule = {
  id: 'shared-log-group',
  severity: 'error',
  summary: 'two consumers have one log group',
  why:
    'msgtopo creates the log group of each consumer. AWS takes the name of a log group once, so the second create fails in ' +
    'the middle of a deploy. ' +
    'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html',
  bad: WITH('/shop', '/shop'),
  good: WITH('/shop/biller', '/shop/shipper'),
  check(topology, found) {
    const first = new Map<string, string>();
    const groups = [
      ...fargates(topology).map(({ name, path, logGroup }) => ({
        name,
        logGroup,
        path: child(path, 'logGroup'),
      })),
      ...lambdas(topology).map(({ name, path, logGroup }) => ({
        name,
        logGroup,
        path: child(path, 'logging', 'group'),
      })),
    ];
    for (const { name, logGroup, path } of groups) {
      const other = first.get(logGroup);
      first.set(logGroup, other ?? name);
      if (other === undefined) continue;
      found({
        message: `\`${name}\` and \`${other}\` have the log group \`${logGroup}\``,
        path,
        help: 'give each of them a log group of its own',
      });
    }
  },
};
