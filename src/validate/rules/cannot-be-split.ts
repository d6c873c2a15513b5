import { child } from '#base/diagnostics/path';
import { consumerFacts } from '#model/kinds/consumers/index';
import { isReachedById } from '#model/network';
import { partsOf } from '#model/parts';
import { storeFacts } from '#model/kinds/stores/index';
import type { Topology } from '#model/topology';
import { isManagedKey } from '#model/element';
import type { Found, Rule } from '../rule';

function checkNetwork({ consumers, network }: Topology, found: Found): void {
  if (!network || isReachedById(network)) return;
  for (const consumer of consumers.values()) {
    if (consumer.stack === undefined || !consumerFacts(consumer).inNetwork(consumer)) continue;
    found({
      message: `\`${consumer.name}\` runs in the network, whose IDs only the shared stack knows, so it cannot be in \`${consumer.stack}\``,
      path: child(consumer.path, 'stack'),
      help: 'remove its `stack`, or name VPC and subnets by ID with `endpoints: none`',
    });
  }
}

function checkTables({ stores }: Topology, found: Found): void {
  for (const store of stores.values()) {
    const { name, stack, encryption, path } = store;
    const { keyUser, word } = storeFacts(store);
    if (!keyUser || stack === undefined || encryption.kind !== 'managed-key') continue;
    found({
      message: `${word} \`${name}\` needs the ID of the managed key, which only the shared stack knows, so it cannot be in \`${stack}\``,
      path: child(path, 'stack'),
      help: 'remove its `stack`, or choose another `encryption`',
    });
  }
}

/** CloudWatch Logs and Lambda take the ARN of a key, and no alias. */
function checkArnOfKey({ consumers, topics, logs }: Topology, found: Found): void {
  const logged = [...topics.values()].filter((topic) => topic.owned && topic.deliveryStatusLogging);
  const writers = isManagedKey(logs.encryption) ? [...consumers.values(), ...logged] : [];
  const encrypted = [...consumers.values()].filter((consumer) => {
    const encryption = consumerFacts(consumer).encryption(consumer);
    return encryption && isManagedKey(encryption);
  });
  for (const element of new Set([...writers, ...encrypted])) {
    if (!('stack' in element) || element.stack === undefined) continue;
    found({
      message: `logs or variables of \`${element.name}\` need the ARN of the managed key, which only the shared stack knows, but \`${element.name}\` is in \`${element.stack}\``,
      path: element.path,
      on: 'key',
      help: 'name your own key by its ARN, or remove its `stack`',
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
      message: `all stacks would keep their state at the same address, \`${address}\``,
      path: ['environments', environment, 'backend', key],
      help: 'put `{stack}` into the address, which becomes the name of the stack',
    });
  }
}

export const cannotBeSplit: Rule = {
  id: 'cannot-be-split',
  severity: 'error',
  summary: 'an element is in its own stack, but must be in the shared one',
  why:
    'A stack refers to elements of another stack by their physical names, and never reads the state of ' +
    'the other. Resources whose ID AWS chooses, such as subnets, endpoints and keys, can be used only in ' +
    'their own stack. The managed key has an alias, which works for topics, queues and buckets. DynamoDB ' +
    'resolves the alias to the key, so it does not work for tables. ' +
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
