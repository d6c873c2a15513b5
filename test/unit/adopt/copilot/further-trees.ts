import { api, fromOrders, manifest, orders, ordersTopic, subscribed, type Tree } from './tree';

/** More workspaces: order, several workers, and what Copilot has beside queues. */
export const FURTHER_TREES: readonly Tree[] = [
  {
    of: 'FIFO',
    published: [['api', 'orders.fifo']],
    workers: [
      {
        name: 'worker',
        topics: [{ service: 'api', name: 'orders.fifo' }],
        fifo: true,
        attributes: { ContentBasedDeduplication: 'true' },
      },
    ],
    files: {
      'worker/manifest.yml': manifest(
        'worker',
        subscribed(ordersTopic, '  queue: { fifo: { content_based_deduplication: true } }\n'),
      ),
      'api/manifest.yml': api,
    },
    says: ['fifo: true', 'contentBasedDeduplication: true', 'queue: worker-events'],
    tells: ['api'],
  },
  {
    of: 'a worker that publishes to another one',
    published: orders,
    workers: [
      { name: 'first', topics: fromOrders, publishes: ['done'] },
      { name: 'second', topics: [{ service: 'first', name: 'done' }] },
    ],
    files: {
      'first/manifest.yml': manifest(
        'first',
        `${subscribed(ordersTopic)}publish: { topics: [{ name: done }] }\n`,
      ),
      'second/manifest.yml': manifest('second', subscribed('[{ name: done, service: first }]')),
      'api/manifest.yml': api,
    },
    says: [
      'publishes: [done]',
      '{ topic: done, queue: second-events }',
      '{ topic: orders, queue: first-events }',
    ],
    tells: ['api'],
  },
  {
    of: 'secrets, a health check, a sidecar and a VPC of its own',
    published: orders,
    workers: [{ name: 'worker', topics: fromOrders }],
    files: {
      'worker/manifest.yml': `
name: worker
type: Worker Service
image: { build: Dockerfile, healthcheck: { command: [CMD-SHELL, test -f /alive], start_period: 1m30s } }
platform: linux/arm64
${subscribed(ordersTopic)}
secrets: { DB: /shop/db, KEY: { secretsmanager: shop/key }, X: { from_cfn: Secret } }
sidecars: { proxy: { image: example.com/proxy:1, port: 80, variables: { A: 1 } } }
network: { vpc: { placement: private, security_groups: [sg-0123abcd] } }
`,
      'environments/prod/manifest.yml':
        'name: prod\ntype: Environment\nnetwork: { vpc: { id: vpc-0123abcd, subnets: { private: [{ id: subnet-0a }, { id: subnet-0b }] } } }\n',
      'api/manifest.yml': api,
    },
    says: [
      'vpc: vpc-0123abcd',
      'subnets: [subnet-0a, subnet-0b]',
      'securityGroups: [sg-0123abcd]',
      'architecture: arm64',
      'startPeriod: 90s',
      'secrets: { DB: { ssm: /shop/db }, KEY: { secretsManager: shop/key } }',
      'image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/worker:latest"',
      'environment: { A: 1 }',
    ],
    tells: [
      'image.build of service worker',
      'secrets.X of service worker',
      'sidecars.proxy.port of service worker',
      'api',
    ],
  },
  {
    of: 'addons, a worker without topics, and one that was never deployed',
    published: orders,
    workers: [{ name: 'worker', topics: fromOrders }],
    files: {
      'worker/manifest.yml': manifest('worker', subscribed(ordersTopic)),
      'worker/addons/table.yml':
        'Resources:\n  Table:\n    Type: AWS::DynamoDB::Table\n    Properties: { Name: !Sub "${App}-t" }\n',
      'idle/manifest.yml': manifest('idle'),
      'new/manifest.yml': manifest('new', subscribed(ordersTopic)),
      'broken/manifest.yml': 'name: [',
      'api/manifest.yml': api,
    },
    says: ['queue: worker-events'],
    tells: ['Table in copilot/worker/addons/table.yml', 'idle', 'new', 'copilot/broken/manifest.yml', 'api'],
  },
];
