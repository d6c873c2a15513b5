import { child, type Path } from '#base/diagnostics/path';
import { consumerFacts } from '#model/kinds/consumers/index';
import { urlOf } from '#model/kinds/receivers/index';
import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
import { holdsCredential, looksRandom, namesSecret } from '../secret-signs';
import type { Found, Rule } from '../rule';

interface Written {
  readonly name: string;
  readonly value: string;
  readonly path: Path;
}

function tagsOf(topology: Topology): Written[] {
  const { tags } = topology;
  const shared = Object.entries(tags).map(([name, value]) => ({ name, value, path: ['tags', name] }));
  const declared = ownedQueues(topology).filter((queue) => queue.declared);
  const own = [...ownedTopics(topology), ...declared].flatMap(({ path, tags: all }) =>
    Object.entries(all)
      .filter(([name, value]) => tags[name] !== value)
      .map(([name, value]) => ({ name, value, path: child(path, 'tags', name) })),
  );
  return [...shared, ...own];
}

function varsOf({ vars, environment }: Topology): Written[] {
  return Object.entries(vars).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value, path: ['environments', environment, 'vars', name] }] : [],
  );
}

function checkNamed(written: readonly Written[], found: Found): void {
  for (const { name, value, path } of written) {
    const isNamed = namesSecret(name) && value !== '';
    if (!isNamed && !holdsCredential(value) && !looksRandom(value)) continue;
    found({
      message: `\`${name}\` looks like a secret in plain text`,
      path,
      help: 'store it in SSM or Secrets Manager, and name it in `secrets` of the consumer; accept this if it is not a secret',
    });
  }
}

function checkUrls({ subscriptions }: Topology, found: Found): void {
  for (const { topic, receiver, path } of subscriptions) {
    const url = urlOf(receiver);
    if (url === undefined) continue;
    const names = Array.from(url.matchAll(/[?&]([^=&#]+)=[^&#]/g), ([, name]) => name!);
    if (!holdsCredential(url) && !looksRandom(url) && !names.some(namesSecret)) continue;
    found({
      message: `the URL that topic \`${topic.name}\` delivers to looks like it contains a secret`,
      path: child(path, 'url'),
      help: 'name what holds it (`url: { ssm: /name }`), or check the SNS signature in the endpoint; accept this if it is not a secret',
    });
  }
}

function checkVariables({ consumers }: Topology, found: Found): void {
  for (const consumer of consumers.values()) {
    for (const { path, values } of consumerFacts(consumer).variables(consumer)) {
      const written = Object.entries(values).map(([name, value]) => ({
        name,
        value,
        path: child(path, name),
      }));
      checkNamed(written, found);
    }
  }
}

export const plainSecret: Rule = {
  id: 'plain-secret',
  severity: 'error',
  adjustable: true,
  summary: 'a secret is in the topology as plain text',
  why:
    'The secret would be readable in the repository, in the Terraform state, in the console, and for ' +
    'everybody who may list tags or subscriptions. ' +
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  bad: `
topics: { orders: {} }
queues: { undeliverable: {} }
subscriptions:
  - topic: orders
    url: "https://shop:hunter2@hooks.example.com/orders"
    deadLetters: undeliverable
`,
  good: `
topics: { orders: {} }
queues: { undeliverable: {} }
subscriptions:
  - topic: orders
    url: "https://hooks.example.com/orders"
    deadLetters: undeliverable
`,
  check(topology, found) {
    checkNamed([...tagsOf(topology), ...varsOf(topology)], found);
    checkVariables(topology, found);
    checkUrls(topology, found);
  },
};
