import { isMap } from '#base/util/json';
import type { Untold } from '../inventory/inventory';
import type { Manifest } from './manifest';

/* Why a key of a manifest has no place in the topology, or why it needs none. */

/** Keys of a worker service: https://aws.github.io/copilot-cli/docs/manifest/worker-service/ */
const KNOWN: ReadonlySet<string> = new Set(
  (
    'name type image cpu memory count exec platform subscribe variables secrets storage command entrypoint logging ' +
    'network publish sidecars deployment observability taskdef_overrides env_file'
  ).split(' '),
);

/** The queues, topics and subscriptions are read from the account, where they are as they were deployed. */
const KEYS_OF_QUEUE = ['retention', 'delay', 'timeout', 'dead_letter', 'fifo'];
const KEYS_OF_TOPIC = ['name', 'service', 'filter_policy', 'queue'];

const READ_ELSEWHERE: ReadonlySet<string> = new Set(['name', 'type', 'publish']);

const REASONS: readonly (readonly [start: string, because: string])[] = [
  [
    'image.build',
    'build and push the image in your pipeline; until then it is the one that Copilot pushed last',
  ],
  ['image.port', 'nothing calls a worker'],
  ['image', '`override.container` takes what there is no key for'],
  ['count.queue_delay.cooldown', 'in after 7 minutes, and to zero after `scaling.idleAfter`'],
  ['count', 'a worker follows its queue: write `scaling` with `latency` or `backlogPerTask`'],
  ['variables', 'say the value, or refer to it with `${vars.x}`, `${topics.x.arn}` or `${queues.x.url}`'],
  ['secrets', 'say the name of the parameter or secret'],
  ['env_file', 'write its variables in `environment`'],
  ['logging.retention', 'write `monitoring.logRetention`, which all consumers share'],
  ['logging', 'write `logRouter` and a sidecar'],
  ['network.vpc.placement', 'name the subnets in `network`'],
  ['network.vpc', 'write `securityGroups` and `egress`'],
  ['network.connect', 'nothing calls a worker'],
  ['observability', 'run a collector as a sidecar'],
  ['storage.volumes', 'write `volumes` with an access point'],
  ['taskdef_overrides', 'write `override.container` or `override.taskDefinition`'],
  ['command', 'write its words as a list'],
  ['entrypoint', 'write its words as a list'],
  ['deployment.rolling', 'it is the default'],
  ['deployment.rollback_alarms', 'name alarms of your own in `deployment.rollbackAlarms`'],
];

const IGNORED = 'Copilot has no such key and ignored it';

/** Words of a key that Copilot does not have, which may be why something never worked. */
function ignored(path: string): string {
  return path === 'subscribe.queues' ? `${IGNORED}: was \`subscribe.queue\` meant?` : IGNORED;
}

function unknownIn(map: unknown, known: readonly string[], path: string): string[] {
  return isMap(map)
    ? Object.keys(map)
        .filter((key) => !known.includes(key))
        .map((key) => `${path}.${key}`)
    : [];
}

/** Keys below `subscribe` that Copilot ignores. */
function ignoredIn(subscribe: unknown): string[] {
  if (!isMap(subscribe)) return [];
  const { topics, queue } = subscribe;
  const ofTopics = (Array.isArray(topics) ? topics : []).flatMap((topic, index) => {
    const at = `subscribe.topics[${index}]`;
    const own = isMap(topic) ? topic['queue'] : undefined;
    return [...unknownIn(topic, KEYS_OF_TOPIC, at), ...unknownIn(own, KEYS_OF_QUEUE, `${at}.queue`)];
  });
  return [
    ...unknownIn(subscribe, ['topics', 'queue'], 'subscribe'),
    ...unknownIn(queue, KEYS_OF_QUEUE, 'subscribe.queue'),
    ...ofTopics,
  ];
}

function told(service: string, at: string, because: string): Untold {
  return { what: 'key', name: `${at} of service ${service}`, because };
}

function reasonFor(service: string, path: string): Untold[] {
  const [first = ''] = path.split('.');
  if (READ_ELSEWHERE.has(first)) return [];
  if (!KNOWN.has(first)) return [told(service, path, ignored(path))];
  const reason = REASONS.find(([start]) => path === start || path.startsWith(`${start}.`))?.[1];
  return [told(service, path, reason ?? 'msgtopo has no key for it')];
}

/** What nobody read of a manifest, and why it is not in the topology. */
export function unreadIn(service: string, manifest: Manifest): Untold[] {
  const ofQueues = ignoredIn(manifest.take('subscribe')).map((at) => told(service, at, ignored(at)));
  return [...ofQueues, ...manifest.rest().flatMap((path) => reasonFor(service, path))];
}
