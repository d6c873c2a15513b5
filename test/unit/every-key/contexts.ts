import { FLOW_CONTEXT } from './flow-contexts';

const HEALTH = 'healthCheck: { command: [one] }';
const FUNCTION =
  "type: lambda, runtime: nodejs22.x, handler: index.handler, code: { inline: 'exports.handler = 1' }";
const EXTERNAL = `
  { stores: { one: { external: one-table, key: null } },
    consumers: { one: { stores: { one: { access: read } } } } }`;
const GRANT = "grants: [{ actions: ['s3:GetObject'], resources: ['*'], reason: one }]";
const SENDING_SERVICE = '{ queues: { one: { senders: { services: [{ service: s3.amazonaws.com }] } } } }';
const PUBLISHING_SERVICE =
  '{ topics: { one: { publishers: { services: [{ service: s3.amazonaws.com }] } } } }';
const worker = (settings: string) => `{ consumers: { one: { ${settings} } } }`;

/** YAML that is laid over the topology for every key with this beginning: what makes it mean something. */
export const CONTEXT: Readonly<Record<string, string>> = {
  'subscriptions.[].lambda': `{ consumers: { one: { ${FUNCTION} }, two: { ${FUNCTION} } }, subscriptions: [{ topic: one }] }`,
  'subscriptions.[].function': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].url': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].url.ssm': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].url.secretsManager': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].url.kmsKey': '{ subscriptions: [{ topic: one, url: { ssm: /one } }] }',
  'subscriptions.[].email': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].sms': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].firehose': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].application': '{ subscriptions: [{ topic: one }] }',
  'subscriptions.[].filter': `
    { filters: { one: { policy: { type: [paid] } }, two: { policy: { type: [sent] } } },
      subscriptions: [{ topic: one, queue: one, filter: { policy: { type: [paid] } } }] }`,
  'subscriptions.[].deliveryPolicy': '{ subscriptions: [{ topic: one, url: https://one.example.com }] }',
  'subscriptions.[].share': `
    { topics: { one: { traffic: { messages: 1000, per: second } } },
      subscriptions: [{ topic: one, queue: one, filter: { policy: { type: [paid] } } }] }`,
  'consumers.*<fargate>.queues': worker('queue: null'),
  'consumers.*<external>.queues': worker('queue: null'),
  'consumers.*<fargate>.stores.*.indexes': EXTERNAL,
  'consumers.*<fargate>.grants': worker(GRANT),
  'consumers.*<lambda>.stores.*.indexes': EXTERNAL,
  'consumers.*<lambda>.grants': worker(GRANT),
  'consumers.*<step-functions>.stores.*.indexes': EXTERNAL,
  'consumers.*<step-functions>.grants': worker(GRANT),
  'stores.*<s3>.external': `{ consumers: { one: { ${FUNCTION}, queue: one, stores: { one: read } } } }`,
  'stores.*<dynamodb>.external': `
    { stores: { one: { key: null } }, consumers: { one: { ${FUNCTION}, queue: one, stores: { one: read } } } }`,
  naming: `
    { naming: null, network: { vpc: vpc-0a, subnets: [subnet-0a] }, stores: { one: { type: s3 }, two: { type: dynamodb, key: { id: S } } },
      publishers: { one: { type: schedule, publishes: [one], expression: rate(1 day), message: {} } },
      consumers: {
        one: { ${FUNCTION}, queue: one },
        two: { type: fargate, queue: two, image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1' },
        three: { type: step-functions, queue: one, definition: one.asl.json } } }`,
  roles: `{ consumers: { one: { ${FUNCTION}, queue: one } } }`,
  'consumers.*<fargate>.healthCheck': worker(HEALTH),
  'consumers.*<fargate>.scaling': worker('scaling: { min: 0, max: 10, backlogPerTask: 5 }'),
  'consumers.*<fargate>.scaling.latency': worker(
    'scaling: { backlogPerTask: null, latency: { target: 10m, processingTime: 1s } }',
  ),
  'consumers.*<fargate>.scaling.schedule': worker(
    'scaling: { schedule: [{ expression: rate(1 day), min: 1 }] }',
  ),
  'consumers.*<fargate>.sidecars': worker('sidecars: { other: { image: one } }'),
  'consumers.*<fargate>.sidecars.*.healthCheck': worker(`sidecars: { other: { ${HEALTH} } }`),
  'consumers.*<fargate>.logRouter': worker(
    'sidecars: { two: { image: one }, three: { image: one } }, logRouter: { sidecar: two }',
  ),
  'consumers.*<fargate>.ulimits': worker('ulimits: { nofile: 1 }'),
  'consumers.*<fargate>.ulimits.*.soft': worker('ulimits: { nofile: { soft: 1, hard: 10 } }'),
  'consumers.*<fargate>.ulimits.*.hard': worker('ulimits: { nofile: { soft: 1, hard: 10 } }'),
  'consumers.*<fargate>.sidecars.*.ulimits': worker('sidecars: { other: { ulimits: { nofile: 1 } } }'),
  'consumers.*<fargate>.sidecars.*.ulimits.*.soft': worker(
    'sidecars: { other: { ulimits: { nofile: { soft: 1, hard: 10 } } } }',
  ),
  'consumers.*<fargate>.sidecars.*.ulimits.*.hard': worker(
    'sidecars: { other: { ulimits: { nofile: { soft: 1, hard: 10 } } } }',
  ),
  'consumers.*<fargate>.dependsOn': worker(
    'sidecars: { two: { image: one, essential: false } }, dependsOn: { two: start }',
  ),
  'consumers.*<fargate>.sidecars.*.dependsOn': worker(
    'sidecars: { other: { dependsOn: { two: start } }, two: { image: one, essential: false } }',
  ),
  'consumers.*<fargate>.exec.logs': worker('readonlyRootFilesystem: false, exec: { logs: false }'),
  'consumers.*<fargate>.secrets.*.kmsKey': worker('secrets: { ONE: { ssm: /one } }'),
  'consumers.*<fargate>.sidecars.*.secrets.*.kmsKey': worker(
    'sidecars: { other: { secrets: { ONE: { ssm: /one } } } }',
  ),
  'consumers.*<fargate>.logRouter.secrets.*.kmsKey': worker('logRouter: { secrets: { ONE: { ssm: /one } } }'),
  ...Object.fromEntries(
    ['imageCommand', 'imageEntryPoint', 'imageWorkingDirectory'].map((key) => [
      `consumers.*<lambda>.${key}`,
      worker('runtime: null, handler: null, code: { inline: null, image: one }'),
    ]),
  ),
  'consumers.*<lambda>.logging.level': worker('logging: { format: json }'),
  'consumers.*<lambda>.logging.systemLevel': worker('logging: { format: json }'),
  'consumers.*<lambda>.secrets.*.kmsKey': worker('secrets: { ONE: { ssm: /one } }'),
  'consumers.*<fargate>.volumes': worker(
    'volumes: { one: { fileSystem: fs-0, accessPoint: fsap-0, securityGroup: sg-0, path: /one } }',
  ),
  'consumers.*<fargate>.egress.[].port': worker('egress: [{ cidr: 10.0.0.0/8 }]'),
  'consumers.*<fargate>.egress.[].protocol': worker('egress: [{ cidr: 10.0.0.0/8 }]'),
  'consumers.*<lambda>.egress': worker('network: true'),
  'consumers.*<lambda>.egress.[].port': worker('egress: [{ cidr: 10.0.0.0/8 }]'),
  'consumers.*<lambda>.egress.[].protocol': worker('egress: [{ cidr: 10.0.0.0/8 }]'),
  'consumers.*<lambda>.securityGroups': worker('network: true'),
  'consumers.*<lambda>.queues': worker('queue: null'),
  'consumers.*<lambda>.eventSources': worker('queue: one'),
  'consumers.*<lambda>.code': worker('code: { inline: null }'),
  'consumers.*<lambda>.code.s3': worker('code: { s3: { bucket: one, key: one } }'),
  'consumers.*<lambda>.code.image': worker('runtime: null, handler: null'),
  'consumers.*<step-functions>.stateMachine': worker('definition: null'),
  'publishers.*<event-rule>.messageGroup':
    '{ queues: { one: { fifo: true, contentBasedDeduplication: true } }, subscriptions: null, publishers: { one: { sends: [one] } } }',
  'publishers.*<schedule>.invokes': `{ consumers: { one: { ${FUNCTION} }, two: { ${FUNCTION} } } }`,
  'publishers.*<schedule>.messageGroup':
    '{ queues: { one: { fifo: true, contentBasedDeduplication: true } }, subscriptions: null, publishers: { one: { sends: [one] } } }',
  'publishers.*<api>.sends': '{ publishers: { one: { publishes: null } } }',
  'publishers.*<api>.attributes.*.type':
    '{ publishers: { one: { attributes: { one: { from: body.one } } } } }',
  'topics.*.external': '{ subscriptions: [{ topic: one, queue: one }] }',
  'topics.*.external.region': '{ topics: { one: { external: { name: one } } } }',
  'topics.*.external.account': '{ topics: { one: { external: { name: one } } } }',
  'topics.*.external.kmsKey': `{ topics: { one: { external: { name: one } } }, consumers: { one: { ${FUNCTION}, queue: one, publishes: [one] } } }`,
  'queues.*.external.region': '{ queues: { one: { external: { name: one } } } }',
  'queues.*.external.account': '{ queues: { one: { external: { name: one } } } }',
  'queues.*.external.kmsKey': `{ queues: { one: { external: { name: one } } }, consumers: { one: { ${FUNCTION}, queue: one } } }`,
  'topics.*.traffic': '{ topics: { one: { traffic: { messages: 1000 } } } }',
  'queues.*.senders.services.[].sourceArn': SENDING_SERVICE,
  'queues.*.senders.services.[].sourceAccount': SENDING_SERVICE,
  'topics.*.publishers.services.[].sourceArn': PUBLISHING_SERVICE,
  'topics.*.publishers.services.[].sourceAccount': PUBLISHING_SERVICE,
  'queues.*.traffic': '{ queues: { one: { traffic: { messages: 1000 } } } }',
  'network.vpc.create': '{ network: { subnets: null } }',
  'network.egress.[].port': '{ network: { egress: [{ cidr: 10.0.0.0/8 }] } }',
  'network.egress.[].protocol': '{ network: { egress: [{ cidr: 10.0.0.0/8 }] } }',
  'monitoring.alarms.unreadableMessages': `
    { subscriptions: [{ topic: one, queue: one, filter: { scope: body, policy: { type: [paid] } } }] }`,
  'rules.*': '{ rules: { no-dead-letters: warning } }',
  ...FLOW_CONTEXT,
  'topics.*.contentBasedDeduplication': '{ topics: { one: { fifo: true } } }',
  'topics.*.throughputScope': '{ topics: { one: { fifo: true } } }',
  'topics.*.archive': '{ topics: { one: { fifo: true } } }',
  'subscriptions.[].replay':
    '{ topics: { one: { fifo: true, archive: 30d } }, queues: { one: { fifo: true } }, subscriptions: [{ topic: one, queue: one, replay: { from: "2025-01-01T00:00:00Z" } }] }',
  'queues.*.dataKeyReuse': '{ queues: { one: { encryption: managed-key } } }',
  'topics.*.message.body.*': '{ topics: { one: { message: { body: { description: one } } } } }',
  'topics.*.message.attributes.*': '{ topics: { one: { message: { attributes: { description: one } } } } }',
  'queues.*.contentBasedDeduplication': '{ queues: { one: { fifo: true } } }',
  'queues.*.deduplicationScope': '{ queues: { one: { fifo: true } } }',
  'queues.*.messageGroups': `
    { queues: { one: { fifo: true } },
      network: { vpc: vpc-0a, subnets: [subnet-0a] },
      consumers: { one: { type: fargate, queue: one, count: 5, image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1' } } }`,
  'queues.*.throughputLimit': '{ queues: { one: { fifo: true } } }',
  'queues.*.deadLetters.queue': '{ queues: { two: { deadLetters: false }, three: { deadLetters: false } } }',
  'environments.*.vars.*': "{ tags: { Var: '${vars.one}' } }",
};
