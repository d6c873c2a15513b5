import { endingWith, startingWith } from '#base/json-schema/pattern';
import { isObject, type Json, type JsonObject } from '#base/util/json';
import type { EventRule } from '../../publisher';
import { optional } from '../shown';
import { NO_ATTRIBUTES, targetSettings, UNNAMED, type PublisherFacts, type Shape } from './facts';

const TEXT: JsonObject = { type: 'string' };

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
const ENVELOPE = {
  version: TEXT,
  id: TEXT,
  'detail-type': TEXT,
  source: TEXT,
  account: TEXT,
  time: TEXT,
  region: TEXT,
  resources: { type: 'array', items: TEXT },
  // Of events that are replayed from an archive.
  'replay-name': TEXT,
  detail: { type: 'object', additionalProperties: true },
} as const satisfies Readonly<Record<string, JsonObject>>;

/** The texts that one entry of a pattern matches, as far as it tells plainly. */
function textOf(entry: Json): JsonObject {
  if (typeof entry === 'string') return { type: 'string', enum: [entry] };
  if (!isObject(entry)) return TEXT;
  const { prefix, suffix } = entry;
  if (typeof prefix === 'string') return { type: 'string', pattern: startingWith(prefix) };
  return typeof suffix === 'string' ? { type: 'string', pattern: endingWith(suffix) } : TEXT;
}

/**
 * A text field of the envelope is one that the pattern matches. `detail` stays open: in a list, one item that the pattern
 * matches is enough, and another may pass a filter.
 */
function narrowed(pattern: JsonObject): JsonObject {
  const narrow = Object.entries(ENVELOPE).map(([name, schema]): [string, JsonObject] => {
    const entries = Object.hasOwn(pattern, name) ? pattern[name] : undefined;
    if (schema !== TEXT || !Array.isArray(entries)) return [name, schema];
    const texts = (entries as readonly Json[]).map(textOf);
    return [name, texts.length === 1 ? texts[0]! : { anyOf: texts }];
  });
  return Object.fromEntries(narrow);
}

/** An event that matches a pattern. */
export function eventShape(pattern: JsonObject): Shape {
  return { kind: 'shape', schema: { type: 'object', properties: narrowed(pattern) }, open: 'detail' };
}

/** A rule of EventBridge: the event is the message, or a constant in its place. */
export const eventRule = {
  ...UNNAMED,
  sender: 'EventBridge',
  service: 'events.amazonaws.com',
  as: 'own-role',
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions
  intoQueuesAs: 'service',
  worksFor: ({ arn }) => arn,
  isMade: true,
  // Into queues it sends under the name of EventBridge.
  hasRole: ({ publishes }) => publishes.length > 0,
  givesMessageGroup: false,
  givesQueueGroup: ({ messageGroup }) => messageGroup !== undefined,
  failures: ({ deadLetters }) => deadLetters,
  quota: 'eventRules',
  prerequisites: () => [],
  node: { kind: 'event-rule', words: 'event rule', icon: 'M11 2.5l-6 9h5l-1 6 6-9h-5z' },
  settings: (rule) => [
    ...optional('Pattern', JSON.stringify(rule.pattern), 'pattern.*'),
    ...targetSettings(rule),
  ],
  sends: ({ message, pattern }) => ({
    attributes: NO_ATTRIBUTES,
    body: message === undefined ? eventShape(pattern) : { kind: 'constant', value: message, key: 'message' },
    page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html',
  }),
} as const satisfies PublisherFacts<EventRule>;
