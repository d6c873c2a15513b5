import type { MessageSchema } from '#model/contract';
import { isObject, type Json, type JsonObject } from '#base/util/json';
import { queueOf } from '#model/kinds/receivers/index';
import type { Queue, Topic, Topology } from '#model/topology';

/*
 * The messages of topics with a contract. A document has its schemas in one place, so that what refers to a part of
 * its own schema refers to the same part there.
 */

type Part = 'body' | 'attributes';

function schemaName(topic: Topic, part: Part): string {
  return `${topic.name}-${part}`;
}

function reference(section: string, name: string): JsonObject {
  return { $ref: `#/components/${section}/${name}` };
}

/** A document says which schemas it has; what a schema says of itself would be taken for that of the document. */
const OF_THE_ROOT = ['$schema', '$id'];

function moved(value: Json, root: string): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => moved(item, root));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const isReference = key === '$ref' && typeof inner === 'string' && inner.startsWith('#');
    return [key, isReference ? root + inner.slice(1) : moved(inner, root)] as const;
  });
  return Object.fromEntries(entries);
}

function schemaEntry(topic: Topic, part: Part, { schema }: MessageSchema): readonly [string, JsonObject] {
  const name = schemaName(topic, part);
  const own = Object.fromEntries(Object.entries(schema).filter(([key]) => !OF_THE_ROOT.includes(key)));
  const whole = moved(own, `#/components/schemas/${name}`) as JsonObject;
  // Attributes are always a map; AsyncAPI wants to read it.
  return [name, part === 'attributes' ? { type: 'object', ...whole } : whole];
}

function withContract({ topics }: Topology): Topic[] {
  return [...topics.values()].filter(({ contract }) => contract);
}

/** The messages and their schemas, or nothing. */
export function messageComponents(topology: Topology): { readonly components?: JsonObject } {
  const topics = withContract(topology);
  if (topics.length === 0) return {};
  const schemas = topics.flatMap((topic) => {
    const { body, attributes } = topic.contract!;
    return [
      ...(body ? [schemaEntry(topic, 'body', body)] : []),
      ...(attributes ? [schemaEntry(topic, 'attributes', attributes)] : []),
    ];
  });
  const messages = topics.map((topic) => {
    const { body, attributes } = topic.contract!;
    return [
      topic.name,
      {
        name: topic.name,
        title: `A message of ${topic.name}`,
        contentType: 'application/json',
        ...(body ? { payload: reference('schemas', schemaName(topic, 'body')) } : {}),
        ...(attributes ? { headers: reference('schemas', schemaName(topic, 'attributes')) } : {}),
      },
    ] as const;
  });
  return { components: { messages: Object.fromEntries(messages), schemas: Object.fromEntries(schemas) } };
}

function messagesFrom(topics: readonly Topic[]): { readonly messages?: JsonObject } {
  const promised = topics.filter(({ contract }) => contract);
  if (promised.length === 0) return {};
  const entries = promised.map(({ name }) => [name, reference('messages', name)] as const);
  return { messages: Object.fromEntries(entries) };
}

export function messagesOfTopic(topic: Topic): { readonly messages?: JsonObject } {
  return messagesFrom([topic]);
}

/** What lies in a queue as it was published; in the envelope of SNS it is something else. */
export function messagesOfQueue(
  { subscriptions }: Topology,
  queue: Queue,
): { readonly messages?: JsonObject } {
  const delivering = subscriptions.filter(({ receiver }) => queueOf(receiver) === queue);
  return messagesFrom(delivering.filter(({ raw }) => raw).map(({ topic }) => topic));
}
