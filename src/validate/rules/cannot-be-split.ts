import { child } from '#base/diagnostics/path';
import type { Consumer } from '#model/consumer';
import { isReachedById } from '#model/network';
import { partsOf } from '#model/parts';
import type { Topology } from '#model/topology';
import type { Encryption } from '#model/element';
import type { Found, Rule } from '../rule';

function runsInNetwork(consumer: Consumer): boolean {
  return consumer.kind === 'fargate' || (consumer.kind === 'lambda' && consumer.inNetwork);
}

function checkNetwork({ consumers, network }: Topology, found: Found): void {
  if (!network || isReachedById(network)) return;
  for (const consumer of consumers.values()) {
    if (consumer.stack === undefined || !runsInNetwork(consumer)) continue;
    found({
      message: `\`${consumer.name}\` runs in the network, whose ids only the shared stack knows, and cannot be in \`${consumer.stack}\``,
      path: child(consumer.path, 'stack'),
      help: 'remove `stack` there, or name VPC and subnets by their ids with `endpoints: none`',
    });
  }
}

function checkTables({ stores }: Topology, found: Found): void {
  for (const { kind, name, stack, encryption, path } of stores.values()) {
    if (kind !== 'dynamodb' || stack === undefined || encryption.kind !== 'managed-key') continue;
    found({
      message: `table \`${name}\` needs the id of the managed key, which only the shared stack knows, and cannot be in \`${stack}\``,
      path: child(path, 'stack'),
      help: 'remove `stack` there, or choose another `encryption`',
    });
  }
}

/** CloudWatch Logs and Lambda take the ARN of a key, and no alias. */
function checkArnOfKey({ consumers, topics, logs }: Topology, found: Found): void {
  const isManaged = ({ kind }: Encryption) => kind === 'managed-key';
  const logged = [...topics.values()].filter((topic) => topic.owned && topic.deliveryStatusLogging);
  const writers = isManaged(logs.encryption) ? [...consumers.values(), ...logged] : [];
  const functions = [...consumers.values()].filter(
    (consumer) => consumer.kind === 'lambda' && isManaged(consumer.encryption),
  );
  for (const element of new Set([...writers, ...functions])) {
    if (!('stack' in element) || element.stack === undefined) continue;
    found({
      message: `what \`${element.name}\` logs or is told needs the ARN of the managed key, which only the shared stack knows, and \`${element.name}\` is in \`${element.stack}\``,
      path: element.path,
      on: 'key',
      help: 'name a key of your own by its ARN, or let it stand in the shared stack',
    });
  }
}

/** Every stack has a state of its own. */
function checkAddresses(topology: Topology, found: Found): void {
  const { backend, environment } = topology;
  if (backend.type !== 'http' || partsOf(topology).length === 1) return;
  for (const key of ['address', 'lockAddress', 'unlockAddress'] as const) {
    const address = backend[key];
    if (address === undefined || address.includes('{stack}')) continue;
    found({
      message: `all stacks would have their state at one address, \`${address}\``,
      path: ['environments', environment, 'backend', key],
      help: 'write `{stack}` where the name of the stack belongs',
    });
  }
}

export const cannotBeSplit: Rule = {
  id: 'cannot-be-split',
  severity: 'error',
  summary: 'something stands in a stack of its own that needs to be in the shared one',
  why:
    'A stack names what stands in another by what it is called in AWS, and never reads the state of the other. What ' +
    'has an id that AWS gives it, such as subnets, endpoints and keys, can only be used in its own stack; the managed ' +
    'key has an alias, which topics, queues and buckets keep, while DynamoDB keeps the key behind it. ' +
    'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSESpecification.html',
  bad: `
stores:
  seen: { type: dynamodb, key: { id: S }, encryption: managed-key, stack: payments }
`,
  good: `
stores:
  seen: { type: dynamodb, key: { id: S }, encryption: managed-key }
`,
  check(topology, found) {
    checkNetwork(topology, found);
    checkTables(topology, found);
    checkArnOfKey(topology, found);
    checkAddresses(topology, found);
  },
};
