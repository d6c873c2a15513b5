import { FIFO_QUEUE_KEYS } from '../schema/queue';
import { FIFO_TOPIC_KEYS } from '../schema/topic';
import { withConsumerDefaults } from './consumer-defaults';
import { endpointKeys, type EndpointKey } from './endpoint';
import { asList, asMap } from './plain';
import { receiversThat } from '#model/kinds/receivers/index';
import { without, isMap, type PlainMap } from '#base/util/json';

const RAW_ENDPOINTS: readonly EndpointKey[] = receiversThat(({ takesRaw }) => takesRaw);

function under(defaults: unknown, own: unknown): unknown {
  if (!isMap(defaults) || !isMap(own)) return own === undefined ? defaults : own;
  const merged: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(own)) merged[key] = under(defaults[key], value);
  return merged;
}

/** Defaults that an element cannot have are not meant for it: FIFO settings for a standard queue, say. */
function fitting(defaults: PlainMap, own: PlainMap, fifoKeys: readonly string[]): PlainMap {
  const fifo = own['fifo'] ?? defaults['fifo'] ?? false;
  return fifo === false ? without(defaults, fifoKeys) : defaults;
}

function element(defaults: PlainMap, written: unknown, fifoKeys: readonly string[]): unknown {
  const own = written ?? {};
  if (!isMap(own) || own['external'] !== undefined) return own;
  return under(fitting(defaults, own, fifoKeys), own);
}

/** A shared queue has settings of its own, so only the count can come from the defaults. */
function queue(defaults: PlainMap, own: unknown, isDeadLetterQueue: boolean): unknown {
  const encryption = asMap(own)['encryption'] ?? defaults['encryption'] ?? 'sqs';
  const general = without(defaults, [
    ...(isDeadLetterQueue ? ['deadLetters'] : []),
    // Without a KMS key there are no data keys.
    ...(encryption === 'sqs' || encryption === 'none' ? ['dataKeyReuse'] : []),
  ]);
  const deadLetters = asMap(asMap(own)['deadLetters']);
  if (deadLetters['queue'] === undefined) return element(general, own, FIFO_QUEUE_KEYS);
  const { maxReceiveCount } = asMap(general['deadLetters']);
  return element({ ...general, deadLetters: { maxReceiveCount } }, own, FIFO_QUEUE_KEYS);
}

function subscription(defaults: PlainMap, own: unknown): unknown {
  if (!isMap(own)) return own;
  const [key] = endpointKeys(own);
  const unfit = [
    ...(key === undefined || RAW_ENDPOINTS.includes(key) ? [] : ['raw']),
    ...(key === 'url' ? [] : ['deliveryPolicy']),
  ];
  // A filter is one thing: its parts are not mixed with those of another.
  const general = own['filter'] === undefined ? defaults : without(defaults, ['filter']);
  return under(without(general, unfit), own);
}

function deadLetterQueues(file: PlainMap): Set<unknown> {
  const byQueues = Object.values(asMap(file['queues'])).map(
    (entry) => asMap(asMap(entry)['deadLetters'])['queue'],
  );
  const bySubscriptions = asList(file['subscriptions']).map((entry) => asMap(entry)['deadLetters']);
  const byPublishers = Object.values(asMap(file['publishers'])).map((entry) => asMap(entry)['deadLetters']);
  return new Set([
    ...byQueues,
    ...bySubscriptions,
    ...byPublishers,
    asMap(asMap(file['defaults'])['subscription'])['deadLetters'],
  ]);
}

function mapValues(map: PlainMap, change: (value: unknown, name: string) => unknown): PlainMap {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));
}

/** The file with `defaults` under each element, and elements that are written as nothing (`orders:`) as empty maps. */
export function applyDefaults(file: PlainMap): PlainMap {
  const defaults = asMap(file['defaults']);
  const deadLetters = deadLetterQueues(file);
  const filled: Record<string, unknown> = { ...file };
  const { topics, queues, subscriptions, consumers, environments } = file;
  if (isMap(topics)) {
    filled['topics'] = mapValues(topics, (own) => element(asMap(defaults['topic']), own, FIFO_TOPIC_KEYS));
  }
  if (isMap(queues)) {
    filled['queues'] = mapValues(queues, (own, name) =>
      queue(asMap(defaults['queue']), own, deadLetters.has(name)),
    );
  }
  if (Array.isArray(subscriptions)) {
    filled['subscriptions'] = subscriptions.map((own) => subscription(asMap(defaults['subscription']), own));
  }
  if (isMap(consumers)) {
    filled['consumers'] = mapValues(consumers, (own) => withConsumerDefaults(defaults, own));
  }
  if (isMap(environments)) filled['environments'] = mapValues(environments, (own) => own ?? {});
  return filled;
}
