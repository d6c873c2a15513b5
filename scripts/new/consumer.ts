import { camelCase } from './names';
import type { ReadFile, Scaffold } from './scaffold';

/** `batch-job` as `BatchJob`. */
function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

function factsSource(name: string): string {
  const type = pascalCase(name);
  return `import type { ConsumerBase } from '../../consumer';
import { ownedOnly } from '../../topology';
import { polledByProgram } from '../cost';
import { ASKING, MADE, type ConsumerFacts } from './facts';

/** TODO: what it is, and how messages come to it. */
export interface ${type} extends ConsumerBase {
  readonly kind: '${name}';
}

export const ${camelCase(name)}: ConsumerFacts<${type}> = {
  service: 'TODO: the AWS service in which names must differ',
  order: 5,
  node: { words: 'TODO: what it is', icon: 'M2.5 5.5h15v9h-15z' },
  settings: () => [],
  ...MADE,
  ...ASKING,
  capacity: () => ({
    by: 'tasks',
    count: 1,
    scales: false,
    processingTime: undefined,
    concurrency: 1,
    stopTimeout: 30,
  }),
  isStopped: () => false,
  hidden: () => 0,
  deliveredBy: () => [],
  failures: () => undefined,
  latency: () => undefined,
  alarms: () => [],
  graph: () => [],
  polling: (_, queue) => polledByProgram(1, queue),
  prices: {},
  charges: () => [],
  batchCharge: undefined,
  routesLogs: () => false,
  logRecords: () => 0,
  insightMetrics: 0,
  assumptions: () => [],
  notCounted: () => ['what runs consumers of type ${name}'],
  calls: () => [],
  inNetwork: () => undefined,
  publicIps: () => ({ quantity: 0 }),
  runsInCluster: false,
  encryption: () => undefined,
  secrets: () => [],
  quotas: { roles: () => 1 },
  resources: {},
  variables: () => [],
  prerequisites: ({ queues }) =>
    ownedOnly(queues).map((element) => ({ element, because: 'consumes a queue' })),
};
`;
}

function schemaSource(name: string): string {
  const type = pascalCase(name);
  return `import { z } from 'zod';
import { CONSUMER_KEYS } from './common';

export const ${type}Consumer = z.strictObject({
  type: z.literal('${name}').meta({ description: 'TODO: what it is, and how it gets messages.' }),
  ...CONSUMER_KEYS,
});

export type ${type}File = z.infer<typeof ${type}Consumer>;
`;
}

function resolveSource(name: string): string {
  const type = pascalCase(name);
  return `import type { ${type} } from '#model/kinds/consumers/${name}';
import type { ${type}File } from '../../schema/consumer/${name}';
import { resolveCommon, type Resolver } from './common';

// TODO: how long a name may be, from \`src/base/aws/limits.ts\`.
const NAMING = { sort: undefined, service: 'TODO: the AWS service', longest: 64, inNetwork: false };

export const ${camelCase(name)}: Resolver<${type}File, ${type}> = {
  isCalled: false,
  resolve: (scope, name, written, surroundings) => ({
    ...resolveCommon(scope, name, written, surroundings, NAMING),
    kind: '${name}',
  }),
};
`;
}

function policiesSource(name: string): string {
  const type = pascalCase(name);
  return `import type { ${type} } from '#model/kinds/consumers/${name}';
import { furtherGrants } from '../further-grants';
import { consume, publish, send } from '../grants';
import { ofThisAccount, trustService, type Role } from '../role';
import { useStores } from '../store-grants';
import type { PolicyWriter } from '../writer';
import type { ConsumerPolicies } from './policies';

/** TODO: the page of AWS that says who takes on the role. */
export function ${camelCase(name)}Role(consumer: ${type}, writer: PolicyWriter): Role {
  return {
    address: consumer.name,
    trust: trustService('TODO.amazonaws.com', ofThisAccount(writer)),
    statements: [
      ...consume(writer, consumer.queues),
      ...publish(writer, consumer.publishes),
      ...send(writer, consumer.sends),
      ...useStores(writer, consumer.stores),
      ...furtherGrants(writer, consumer),
    ],
  };
}

export const ${camelCase(name)}: ConsumerPolicies<${type}> = {
  services: ['TODO'],
  roles: (consumer, writer) => [${camelCase(name)}Role(consumer, writer)],
  roleNames: () => [],
  doneInNetwork: () => [],
  images: () => [],
  logs: { folder: '', group: () => undefined },
  encrypted: undefined,
  resourceTypes: {},
};
`;
}

function stackSource(name: string): string {
  const type = pascalCase(name);
  return `import type { ${type} as ${type}Element } from '#model/kinds/consumers/${name}';
import { roleRulesOf } from '#model/roles';
import { ${camelCase(name)}Role } from '#policies/consumers/${name}';
import { Construct } from '../cdktf';
import { ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';

/** TODO: what it is made of. */
export class ${type} extends Construct {
  constructor(scope: Construct, consumer: ${type}Element, context: StackContext) {
    const { name, physicalName, tags } = consumer;
    super(scope, \`${name}-\${name}\`);
    new ServiceRole(this, {
      role: ${camelCase(name)}Role(consumer, context),
      name: { prefix: \`\${physicalName}-\` },
      rules: roleRulesOf(context.topology, consumer),
      description: \`What the consumer \${name} may do\`,
      tags,
    });
  }
}
`;
}

/** The list of kinds in \`folder\` with one more, in order of their words. */
function listed(folder: string, name: string, exported: string, read: ReadFile): Record<string, string> {
  const path = `${folder}/kinds.ts`;
  const word = /[^a-z0-9]/.test(name) ? `'${name}'` : name;
  const renamed = exported === name ? name : `${exported} as ${word}`;
  const lines = read(path).trimEnd().split('\n');
  const kind = (line: string) => /([\w-]+)'? } from/.exec(line)?.[1];
  const [comments, exports] = [lines.filter((line) => !kind(line)), lines.filter(kind)];
  const sorted = [...exports, `export { ${renamed} } from './${name}';`].sort((a, b) =>
    kind(a)! < kind(b)! ? -1 : 1,
  );
  return { [path]: [...comments, ...sorted, ''].join('\n') };
}

const HOMES = {
  'src/model/kinds/consumers': { source: factsSource, exported: camelCase },
  'src/language/schema/consumer': {
    source: schemaSource,
    exported: (name: string) => `${pascalCase(name)}Consumer`,
  },
  'src/language/resolve/consumers': { source: resolveSource, exported: camelCase },
  'src/policies/consumers': { source: policiesSource, exported: camelCase },
  'stacks/consumers': { source: stackSource, exported: pascalCase },
};

/** A kind of consumer has one file and one line in each room that cannot do without it: docs/adr/0012. */
export function newConsumer(name: string, read: ReadFile): Scaffold {
  const files = Object.entries(HOMES).map(([folder, { source, exported }]) => ({
    [`${folder}/${name}.ts`]: source(name),
    ...listed(folder, name, exported(name), read),
  }));
  return {
    files: Object.assign({}, ...files) as Record<string, string>,
    next: [
      `search the five files called \`${name}.ts\` for TODO: the facts first, then schema, resolver, policies and stack`,
      'list the types of its resources in `resources` of the facts and `resourceTypes` of the policies',
      `add one to test/support/every-kind/topology.yaml and test/unit/every-key/base.ts, and a fixture`,
      `if \`status\` is to ask AWS about it, add src/operate/consumers/${name}.ts and its line in kinds.ts`,
      `if \`defaults\` may say something for all of them, add that to src/language/schema/consumer/index.ts`,
      'npm run generate',
    ],
  };
}
