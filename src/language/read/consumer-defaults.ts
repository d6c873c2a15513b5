import { KEYS_OF_QUEUES, IMAGE_KEYS } from '../schema/consumer/lambda';
import { asMap } from './plain';
import { without, isMap, type PlainMap } from '#base/util/json';

/** Keys that say the same in two ways: who writes one does not want the other from the defaults. */
const EITHER = [
  ['count', 'scaling'],
  ['latency', 'backlogPerTask'],
  ['maxConcurrency', 'pollers'],
  ['ssm', 'secretsManager'],
] as const;

/** What an image brings along. */
const PACKAGE_KEYS = ['runtime', 'handler', 'codeSigning', 'layers'];

/** Variables have names of the user's, which mean nothing here. */
function contradicted(own: PlainMap, within: string | undefined): string[] {
  if (within === 'environment') return [];
  return EITHER.flatMap(([one, other]) => [
    ...(own[one] === undefined ? [] : [other]),
    ...(own[other] === undefined ? [] : [one]),
  ]);
}

function under(defaults: PlainMap, own: PlainMap, within?: string): PlainMap {
  const merged: Record<string, unknown> = { ...without(defaults, contradicted(own, within)) };
  for (const [key, value] of Object.entries(own)) {
    const general = merged[key];
    merged[key] = isMap(general) && isMap(value) ? under(general, value, key) : value;
  }
  return merged;
}

/** What only a function in the network has. */
const IN_NETWORK_KEYS = ['egress', 'securityGroups'];

/** What a function cannot have with its code. */
function keysOfCode(own: PlainMap): readonly string[] {
  return asMap(own['code'])['image'] === undefined ? IMAGE_KEYS : PACKAGE_KEYS;
}

/** What defaults a consumer of a type cannot have. */
type Unfit = (own: PlainMap, defaults: PlainMap) => readonly string[];

function hasQueue(own: PlainMap): boolean {
  return own['queue'] !== undefined || own['queues'] !== undefined;
}

const UNFIT: Readonly<Record<string, Unfit>> = {
  lambda: (own, defaults) => [
    ...((own['network'] ?? defaults['network']) === true ? [] : IN_NETWORK_KEYS),
    ...(hasQueue(own) ? [] : KEYS_OF_QUEUES),
    ...keysOfCode(own),
  ],
  // Without a queue there is nothing to scale by.
  fargate: (own) => (hasQueue(own) ? [] : ['scaling']),
};

/** Defaults that a consumer cannot have are not meant for it. */
function fitting(defaults: PlainMap, own: PlainMap): PlainMap {
  return without(defaults, UNFIT[String(own['type'])]?.(own, defaults) ?? []);
}

/** A consumer with the defaults of its type under it. */
export function withConsumerDefaults(defaults: PlainMap, own: unknown): unknown {
  if (!isMap(own)) return own;
  const ofType = asMap(defaults[String(own['type'])]);
  return under(fitting(ofType, own), own);
}
