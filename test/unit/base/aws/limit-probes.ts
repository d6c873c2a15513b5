/*
 * A topology for each number that the schema keeps, with a place for the value.
 */

type Probe = readonly [yaml: (value: string) => string, right: string, wrong: string];

const queue = (key: string) => (value: string) => `queues: { q: { ${key}: ${value} } }`;
const topic = (key: string) => (value: string) => `topics: { t: { ${key}: ${value} } }`;

export const lambda = (key: string) => (value: string) => `
queues: { q: { visibilityTimeout: 12h } }
consumers:
  worker:
    type: lambda
    queue: q
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    ${key.replace('%', value)}
`;

const fargate = (key: string) => (value: string) => `
network: { vpc: { create: {} } }
queues: { q: { visibilityTimeout: 12h, retention: 14d } }
consumers:
  worker:
    type: fargate
    queue: q
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    ${key.replace('%', value)}
`;

const pipe = (key: string) => (value: string) => `
queues: { q: {} }
consumers:
  worker:
    type: step-functions
    queue: q
    stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:book"
    ${key.replace('%', value)}
`;

const network = (key: string) => (value: string) => `
network: { vpc: { create: { ${key}: ${value} } } }
`;

const publisher =
  (type: string, settings: string, key = 'physicalName: %') =>
  (value: string) => `
topics: { t: {} }
publishers: { p: { type: ${type}, ${settings}, ${key.replace('%', value)}, publishes: [t] } }
`;

const api = (settings: string) => (value: string) => `
topics: { orders: {} }
publishers:
  shop:
    type: api
    publishes: [orders]
    ${settings.replace('%', value)}
`;
const retry = (key: string) => (value: string) => `
topics: { t: {} }
subscriptions:
  - { topic: t, url: "https://a.example.com/", deliveryPolicy: { healthyRetryPolicy: { ${key.replace('%', value)} } } }
`;

const healthCheck = (key: string) => fargate(`healthCheck: { command: [CMD, check], ${key}: % }`);
const scaling = (settings: string) => fargate(`scaling: { ${settings} }`);
const long = (length: number) => 'x'.repeat(length);
const list = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index)).join(', ');
const patterns = (count: number) => list(count, (index) => `{ body: { a: [${index}] } }`);

const exitCodes = (count: string) => list(Number(count), String);
const groups = (count: number) => list(count, (index) => `sg-0${index}`);
const layers = (count: number) =>
  list(count, (index) => `"arn:aws:lambda:eu-west-1:111111111111:layer:a:${index + 1}"`);
const grants = (count: number) =>
  list(
    count,
    (index) => `{ actions: [s3:GetObject], resources: ['arn:aws:s3:::b${index}/*'], reason: reads }`,
  );

/** Those that the schema, or the names of elements, keep: the last value that is right and the first that is not. */
export const BY_SCHEMA: Readonly<Record<string, Probe>> = {
  'API.burst': [api('throttling: { burst: % }'), '5000', '5001'],
  'API.rate': [api('throttling: { rate: % }'), '10000', '10001'],
  'CLUSTER.name': [(value) => `${fargate('')('')}cluster: { physicalName: ${value} }`, long(255), long(256)],
  'DELIVERY.delay': [retry('minDelayTarget: 1s, maxDelayTarget: %'), '3600s', '3601s'],
  'DELIVERY.retries': [retry('numRetries: %, minDelayTarget: 1s, maxDelayTarget: 1s'), '100', '101'],
  'EVENT_SOURCE.batchSize': [lambda('batchWindow: 1s\n    batchSize: %'), '10000', '10001'],
  'EVENT_SOURCE.batchWindow': [lambda('batchWindow: %'), '300s', '301s'],
  'EVENT_SOURCE.filters': [lambda('filter: [%]'), patterns(5), patterns(6)],
  'EVENT_SOURCE.maxConcurrency': [lambda('maxConcurrency: %'), '2', '1'],
  'EVENT_SOURCE.minPollers': [lambda('pollers: { min: %, max: 2000 }'), '200', '201'],
  'EVENT_SOURCE.pollers': [lambda('pollers: { max: % }'), '2000', '2001'],
  'FARGATE.capacityProviderBase': [fargate('spot: { base: % }'), '100000', '100001'],
  'FARGATE.ephemeralStorage': [fargate('ephemeralStorage: %'), '200', '201'],
  'FARGATE.healthCheck.interval': [healthCheck('interval'), '300s', '301s'],
  'FARGATE.healthCheck.retries': [healthCheck('retries'), '10', '11'],
  'FARGATE.healthCheck.startPeriod': [healthCheck('startPeriod'), '300s', '301s'],
  'FARGATE.healthCheck.timeout': [healthCheck('timeout'), '60s', '61s'],
  'FARGATE.name': [fargate('physicalName: %'), long(255), long(256)],
  'FARGATE.restart.ignoredExitCodes': [
    (value) => fargate('restart: { ignoredExitCodes: [%] }')(exitCodes(value)),
    '50',
    '51',
  ],
  'FARGATE.restart.resetAfter': [fargate('restart: { resetAfter: % }'), '1800s', '1801s'],
  'FARGATE.stopTimeout': [fargate('stopTimeout: %'), '120s', '121s'],
  'FARGATE.tasks': [fargate('count: %'), '5000', '5001'],
  FARGATE_CPU: [fargate('memory: 61440\n    cpu: %'), '32768', '65536'],
  'GRANT.count': [(value) => lambda('grants: [%]')(grants(Number(value))), '50', '51'],
  'LAMBDA.ephemeralStorage': [lambda('ephemeralStorage: %'), '10240', '10241'],
  'LAMBDA.layers': [(value) => lambda('layers: [%]')(layers(Number(value))), '5', '6'],
  'LAMBDA.memory': [lambda('memory: %'), '10240', '10241'],
  'LAMBDA.name': [lambda('physicalName: %'), long(64), long(65)],
  'LAMBDA.timeout': [lambda('timeout: %'), '900s', '901s'],
  'NETWORK.attachedGroups': [(value) => fargate('securityGroups: [%]')(groups(Number(value))), '4', '5'],
  'NETWORK.vpcPrefix': [(value) => network('cidr')(`10.0.0.0/${value}`), '16', '15'],
  'NETWORK.zones': [network('zones'), '4', '5'],
  'PIPE.batchSize': [pipe('batchSize: %'), '10000', '10001'],
  'PIPE.batchWindow': [pipe('batchWindow: %'), '300s', '301s'],
  'PIPE.filters': [pipe('filter: [%]'), patterns(5), patterns(6)],
  'PIPE.inputTemplate': [pipe('inputTemplate: %'), long(8192), long(8193)],
  'PIPE.name': [pipe('physicalName: %'), long(64), long(65)],
  'PUBLISHER.api.name': [api('physicalName: %'), long(255), long(256)],
  'PUBLISHER.event-rule.name': [publisher('event-rule', 'pattern: { source: [a] }'), long(64), long(65)],
  'PUBLISHER.iot-rule.name': [publisher('iot-rule', `sql: "SELECT * FROM 'a'"`), long(128), long(129)],
  'PUBLISHER.schedule.name': [
    publisher('schedule', 'expression: rate(1 day), message: {}'),
    long(64),
    long(65),
  ],
  'QUEUE.dataKeyReuse': [queue('encryption: managed-key, dataKeyReuse'), '1d', '2d'],
  'QUEUE.delay': [queue('delay'), '900s', '901s'],
  'QUEUE.maxMessageSize': [queue('maxMessageSize'), '256KiB', '257KiB'],
  'QUEUE.maxReceiveCount': [(value) => queue('deadLetters')(`{ maxReceiveCount: ${value} }`), '1000', '1001'],
  'QUEUE.name': [
    (value) => `queues: { q: { physicalName: ${value}, deadLetters: false } }`,
    long(80),
    long(81),
  ],
  'QUEUE.receiveWait': [queue('receiveWait'), '20s', '21s'],
  'QUEUE.retention': [queue('retention'), '14d', '15d'],
  'QUEUE.visibilityTimeout': [queue('visibilityTimeout'), '43200s', '43201s'],
  'ROLE.name': [
    (value) =>
      `environments: { ${value}: { backend: { type: gcs, bucket: b } } }\n` +
      'delivery: { codepipeline: { repository: a/b, connection: { provider: GitHub } } }',
    long(64 - 'shop--deploy-job'.length),
    long(65 - 'shop--deploy-job'.length),
  ],
  'ROLE.ownPrefix': [(value) => `roles: { namePrefix: ${value} }`, long(20), long(21)],
  'ROLE.path': [(value) => `roles: { path: /${value}/ }`, long(510), long(511)],
  'SCALING.idle': [scaling('min: 0, max: 2, backlogPerTask: 1, idleAfter: %'), '1h', '61m'],
  'SCALING.concurrency': [
    scaling('max: 2, latency: { target: 5m, processingTime: 1s, concurrency: % }'),
    '1000',
    '1001',
  ],
  'SCALING.latency': [scaling('max: 2, latency: { target: %, processingTime: 1s }'), '1s', '0s'],
  'STORE.bucketName': [(value) => `stores: { s: { type: s3, physicalName: ${value} } }`, long(63), long(64)],
  'STORE.expiry': [(value) => `stores: { s: { type: s3, expiresAfter: ${value} } }`, '1d', '23h'],
  'STORE.tableName': [
    (value) => `stores: { s: { type: dynamodb, key: { id: S }, physicalName: ${value} } }`,
    long(255),
    long(256),
  ],
  'TAGS.key': [(value) => topic('tags')(`{ ${value}: a }`), long(128), long(129)],
  'TAGS.value': [(value) => topic('tags')(`{ a: ${value} }`), long(256), long(257)],
  'TARGET_RETRIES.age': [
    publisher('event-rule', 'pattern: { source: [a] }', 'retries: { age: % }'),
    '24h',
    '25h',
  ],
  'TARGET_RETRIES.attempts': [
    publisher('event-rule', 'pattern: { source: [a] }', 'retries: { attempts: % }'),
    '185',
    '186',
  ],
  'TOPIC.archive': [(value) => `topics: { t: { fifo: true, archive: ${value} } }`, '365d', '366d'],
  'TOPIC.displayName': [topic('displayName'), long(100), long(101)],
  'TOPIC.name': [topic('physicalName'), long(256), long(257)],
};
