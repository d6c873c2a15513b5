import { ENDPOINT_KEYS } from '../schema/endpoint-keys';
import { functionIn } from '#base/aws/arns';
import { isMap, type PlainMap } from '#base/util/json';

export type EndpointKey = (typeof ENDPOINT_KEYS)[number];

/** Longest part of an address that is taken from an endpoint. */
const LONGEST_SLUG = 60;

function slug(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words.slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, '');
}

function lastPart(arn: string): string {
  return arn.split('/').slice(1).join('/');
}

/** How an endpoint is written in an address: readable, and the same on every run. */
const SLUGS: Readonly<Record<EndpointKey, (value: string) => string>> = {
  queue: (name) => name,
  lambda: (name) => name,
  function: (arn) => slug(functionIn(arn)),
  url: (url) => slug(url.replace(/^https?:\/\//, '').replace(/[?#].*$/, '')),
  email: slug,
  sms: (number) => `sms-${slug(number)}`,
  firehose: (arn) => slug(lastPart(arn)),
  application: (arn) => slug(lastPart(arn)),
};

/** What a parameter or secret that holds an address is called, without the rest of its ARN. */
function secretName({ ssm, secretsManager }: PlainMap): unknown {
  const name = ssm ?? secretsManager;
  return typeof name === 'string'
    ? name.replace(/^arn:(?:[^:]*:){4}(?:parameter\/|secret:)?/, '')
    : undefined;
}

/** The endpoint keys that are written in a subscription; exactly one is right. */
export function endpointKeys(subscription: PlainMap): EndpointKey[] {
  return ENDPOINT_KEYS.filter((key) => subscription[key] !== undefined);
}

/** `<topic>_to_<endpoint>`, a public contract; `undefined` while the subscription is not whole. */
export function subscriptionId(subscription: PlainMap): string | undefined {
  const [key] = endpointKeys(subscription);
  const { topic, id } = subscription;
  if (typeof topic !== 'string' || key === undefined) return undefined;
  const endpoint = isMap(subscription[key]) ? secretName(subscription[key]) : subscription[key];
  if (typeof endpoint !== 'string') return undefined;
  return `${topic}_to_${typeof id === 'string' ? id : SLUGS[key](endpoint)}`;
}
