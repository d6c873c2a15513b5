import type { Json, JsonObject } from '#base/util/json';
import type { EventRule } from '#model/publisher';
import { optional } from '../knowledge';
import { NO_ATTRIBUTES, type PublisherKnowledge } from './knowledge';

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

function isText(value: Json): value is string {
  return typeof value === 'string';
}

/** Where the pattern lists plain texts, a text field of the envelope has one of these. */
function narrowed(pattern: JsonObject): JsonObject {
  const narrow = Object.entries(ENVELOPE).map(([name, schema]): [string, JsonObject] => {
    const values = Object.hasOwn(pattern, name) ? pattern[name] : undefined;
    const isNarrow = schema === TEXT && Array.isArray(values) && (values as readonly Json[]).every(isText);
    return [name, isNarrow ? { type: 'string', enum: values as readonly string[] } : schema];
  });
  return Object.fromEntries(narrow);
}

/** A rule of EventBridge: the event is the message, or a constant in its place. */
export const eventRule = {
  sender: 'EventBridge',
  service: 'events.amazonaws.com',
  as: 'own-role',
  isMade: true,
  givesMessageGroup: false,
  quota: 'eventRules',
  node: { kind: 'event-rule', words: 'event rule', icon: 'M11 2.5l-6 9h5l-1 6 6-9h-5z' },
  settings: ({ pattern }) => optional('Pattern', JSON.stringify(pattern), 'pattern.*'),
  sends: ({ message, pattern }) => ({
    attributes: NO_ATTRIBUTES,
    body:
      message === undefined
        ? { kind: 'shape', schema: { type: 'object', properties: narrowed(pattern) }, open: 'detail' }
        : { kind: 'constant', value: message },
    page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html',
  }),
} as const satisfies PublisherKnowledge<EventRule>;
