import { subscriptionId } from '#language/read/endpoint';
import type { Json, JsonObject } from '#base/util/json';
import { byCodeUnit } from '#base/util/text';
import type { LiveSubscription, Untold } from '../inventory/inventory';
import { subscriptionWords } from '../inventory/inventory';
import type { Filters } from './filters';
import type { Written } from './queues';

/** The settings that the file need not say if they are these. */
export const SUBSCRIPTION_DEFAULTS = { raw: false } as const satisfies Written;

/** Finds elements of the file; names what the file only refers to. */
export interface Elements {
  readonly topic: (arn: string) => string | undefined;
  readonly queue: (arn: string) => string | undefined;
  readonly filters: Filters;
}

type EndpointOf = (endpoint: string, elements: Elements) => Written | string;

const url: EndpointOf = (endpoint) =>
  endpoint.includes('*') ? 'its address holds a secret that AWS does not show' : { url: endpoint };

/** What stands for the endpoint of each protocol, as `queue: billing`; in words, why it cannot be said. */
const ENDPOINTS: Readonly<Record<string, EndpointOf>> = {
  sqs: (endpoint, { queue }) => {
    const name = queue(endpoint);
    return name === undefined ? `its queue ${endpoint} is in another region` : { queue: name };
  },
  http: url,
  https: url,
  email: (email) => ({ email }),
  sms: (sms) => (sms.startsWith('+') ? { sms } : 'its number is not in the international form'),
  application: (application) => ({ application }),
  firehose: (firehose) => ({ firehose }),
  lambda: (endpoint) =>
    endpoint.startsWith('arn:') ? { function: endpoint } : `its function ${endpoint} has no ARN yet`,
};

function endpointOf({ protocol, endpoint }: LiveSubscription, elements: Elements): Written | string {
  return ENDPOINTS[protocol]?.(endpoint, elements) ?? `the protocol \`${protocol}\` has no key`;
}

function takesRaw(written: Written): boolean {
  return ['queue', 'url', 'firehose'].some((key) => key in written);
}

/** Of HTTP endpoints alone; the form of SNS, whose seconds the file takes too. */
function deliveryPolicyOf({ deliveryPolicy, protocol }: LiveSubscription): Written {
  const isHttp = protocol === 'http' || protocol === 'https';
  return deliveryPolicy !== undefined && isHttp ? { deliveryPolicy } : {};
}

export interface WrittenSubscription {
  readonly live: LiveSubscription;
  readonly written: Written;
}

interface Result {
  readonly subscriptions: readonly WrittenSubscription[];
  readonly untold: readonly Untold[];
}

/** Two addresses that differ only behind `?` would get one Terraform address. */
function withId(written: Written, taken: Set<string>): Written {
  const id = subscriptionId(written)!;
  if (!taken.has(id)) {
    taken.add(id);
    return written;
  }
  const endpoint = id.slice(id.indexOf('_to_') + '_to_'.length);
  for (let count = 2; ; count += 1) {
    const named = { ...written, id: `${endpoint}-${count}` };
    if (taken.has(subscriptionId(named)!)) continue;
    taken.add(subscriptionId(named)!);
    return named;
  }
}

/** Every subscription that the file can say, in order of topic and endpoint, and every other one by name. */
export function writeSubscriptions(live: readonly LiveSubscription[], elements: Elements): Result {
  const subscriptions: WrittenSubscription[] = [];
  const untold: Untold[] = [];
  const taken = new Set<string>();
  const inOrder = [...live].sort((a, b) => byCodeUnit(subscriptionWords(a), subscriptionWords(b)));
  for (const one of inOrder) {
    const topic = elements.topic(one.topicArn);
    const because = topic === undefined ? 'its topic is in another region' : undefined;
    const endpoint = because ?? endpointOf(one, elements);
    if (topic === undefined || typeof endpoint === 'string') {
      untold.push({
        what: 'subscription',
        name: subscriptionWords(one),
        because: typeof endpoint === 'string' ? endpoint : '',
      });
      continue;
    }
    const deadLetters = one.deadLetters === undefined ? undefined : elements.queue(one.deadLetters);
    const filter: Json | undefined = one.filter && elements.filters.of(one.filter);
    const written = withId({ topic, ...endpoint }, taken);
    const settings: JsonObject = {
      ...written,
      ...(filter === undefined ? {} : { filter }),
      ...(takesRaw(written) ? { raw: one.raw } : {}),
      ...(deadLetters === undefined ? {} : { deadLetters }),
      ...deliveryPolicyOf(one),
    };
    subscriptions.push({ live: one, written: settings });
  }
  return { subscriptions, untold };
}
