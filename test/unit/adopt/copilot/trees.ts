import { api, fromOrders, manifest, orders, ordersTopic, subscribed, type Tree } from './tree';

/** Workspaces of different shapes, each with what its topology says and what the report tells. */
export const TREES: readonly Tree[] = [
  {
    of: 'one worker with dead letters, a delay and a filter',
    published: orders,
    workers: [
      {
        name: 'worker',
        topics: [{ service: 'api', name: 'orders', filter: { type: ['paid'] } }],
        deadLetters: true,
        attributes: { DelaySeconds: '15', MessageRetentionPeriod: '86400' },
      },
    ],
    files: {
      'api/manifest.yml': api,
      'worker/manifest.yml': manifest(
        'worker',
        subscribed('[{ name: orders, service: api, filter_policy: { type: [paid] } }]'),
      ),
    },
    says: [
      'orders: { external: arn:aws:sns:eu-west-1:123456789012:shop-prod-api-orders }',
      'physicalName: shop-prod-worker-EventsQueue-AB2',
      'delay: 15s',
      'deadLetters: { queue: worker-events-dead-letters }',
      '{ topic: orders, queue: worker-events, filter: { policy: { type: [paid] } } }',
      'queue: worker-events',
      'compatibility: copilot',
    ],
    tells: ['api'],
  },
  {
    of: 'a queue for each topic',
    published: [...orders, ['billing', 'bills']],
    workers: [
      {
        name: 'worker',
        topics: [
          { service: 'api', name: 'orders', own: true },
          { service: 'billing', name: 'bills' },
        ],
      },
    ],
    files: {
      'worker/manifest.yml': manifest(
        'worker',
        subscribed('[{ name: orders, service: api, queue: true }, { name: bills, service: billing }]'),
      ),
      'api/manifest.yml': api,
      'billing/manifest.yml': 'name: billing\ntype: Load Balanced Web Service\n',
    },
    says: [
      'queues: [worker-events, worker-orders]',
      'COPILOT_QUEUE_URI: "${queues.worker-events.url}"',
      'apiOrdersEventsQueue',
      '${queues.worker-orders.url}',
    ],
    tells: ['api', 'billing'],
  },
  {
    of: 'keys that Copilot ignores',
    published: orders,
    workers: [{ name: 'worker', topics: fromOrders }],
    files: {
      'worker/manifest.yml': manifest(
        'worker',
        `${subscribed(ordersTopic, '  queues: { retention: 4d }\n  queue: { retentions: 4d }\n')}replicas: 3\n`,
      ),
      'api/manifest.yml': api,
    },
    says: ['queue: worker-events'],
    tells: [
      'subscribe.queues of service worker',
      'subscribe.queue.retentions of service worker',
      'replicas of service worker',
      'api',
    ],
  },
  {
    of: 'other values in an environment',
    published: orders,
    workers: [{ name: 'worker', topics: fromOrders }],
    files: {
      'worker/manifest.yml': manifest(
        'worker',
        `${subscribed(ordersTopic)}variables: { LEVEL: debug, STAGE: "\${COPILOT_ENVIRONMENT_NAME}" }\n` +
          'environments:\n  prod: { cpu: 1024, memory: 2048, variables: { LEVEL: info } }\n  test: { cpu: 512 }\n',
      ),
      'api/manifest.yml': api,
    },
    says: ['cpu: 1024', 'memory: 2048', 'environment: { LEVEL: info, STAGE: "${environment}" }'],
    tells: ['api'],
  },
  {
    of: 'scaling by delay, with Spot and ECS Exec',
    published: orders,
    workers: [{ name: 'worker', topics: fromOrders }],
    files: {
      'worker/manifest.yml': manifest(
        'worker',
        `${subscribed(ordersTopic)}exec: true\ncount:\n  range: { min: 1, max: 10, spot_from: 3 }\n` +
          '  queue_delay: { acceptable_latency: 10m, msg_processing_time: 250ms, cooldown: { in: 30s } }\n',
      ),
      'api/manifest.yml': api,
    },
    says: [
      'scaling: { min: 1, max: 10, latency: { target: 10m, processingTime: "250ms" } }',
      'spot: { base: 2 }',
      'exec: true',
    ],
    tells: ['count.queue_delay.cooldown of service worker', 'api'],
  },
  {
    of: 'scaling by processor, which a worker does not follow here',
    published: orders,
    workers: [{ name: 'worker', topics: fromOrders }],
    files: {
      'worker/manifest.yml': manifest(
        'worker',
        `${subscribed(ordersTopic)}count: { range: 2-6, cpu_percentage: 70 }\n`,
      ),
      'api/manifest.yml': api,
    },
    says: ['count: 2'],
    tells: ['count.cpu_percentage of service worker', 'api'],
  },
];
