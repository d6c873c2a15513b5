import { attributeValues, bodyValue, breachesOf, reachable, type Breach } from '#messages/contract/message';
import { child, type Path } from '#base/diagnostics/path';
import { fieldOf } from '#messages/contract/field';
import { requiredNames } from '#messages/contract/listing';
import type { Json, JsonObject } from '#base/util/json';
import { sendersOf, type Sender } from '#model/senders';
import type { Topic } from '#model/topology';
import type { Rule } from '../rule';

interface PlacedBreach extends Breach {
  readonly at: Path;
}

/** A text is published as it is; anything else as JSON, so that a place in it is a place in the file. */
function breachesInConstant({ contract }: Topic, message: Json, at: Path): PlacedBreach[] {
  if (!contract?.body) return [];
  const value = typeof message === 'string' ? bodyValue(message) : message;
  return breachesOf(contract.body.schema, value).map((breach) => ({
    ...breach,
    at: typeof message === 'string' ? at : child(at, ...reachable(message, breach.path)),
  }));
}

/** What the contract asks for and is in no message of such a shape. */
function missingFrom(shape: JsonObject, contract: JsonObject): string[] {
  return requiredNames(contract).filter((name) => fieldOf(shape, [name]) === 'absent');
}

function missing(name: string, at: Path, help: string): PlacedBreach {
  return { message: `\`${name}\` is missing`, path: [], at, help };
}

function breachesInBody({ sends: { body }, path, words }: Sender, topic: Topic): PlacedBreach[] {
  if (body.kind === 'constant') return breachesInConstant(topic, body.value, child(path, body.key));
  if (body.kind === 'anything' || !topic.contract?.body) return [];
  const help = `describe in the contract what ${words} sends, or publish to a topic of its own`;
  return missingFrom(body.schema, topic.contract.body.schema).map((name) => missing(name, path, help));
}

function breachesInAttributes(
  { sends: { attributes, body }, path, words }: Sender,
  topic: Topic,
): PlacedBreach[] {
  const contract = topic.contract?.attributes;
  if (!contract || !attributes) return [];
  const at = body.kind === 'constant' ? child(path, body.key) : path;
  const sendsNone = Object.keys(attributes['properties'] as JsonObject).length === 0;
  if (!sendsNone) {
    const help = `map it in \`attributes\` of ${words}, or let it be optional in the contract`;
    return missingFrom(attributes, contract.schema).map((name) => missing(name, at, help));
  }
  const help =
    `${words} publishes without attributes: describe its message in \`body\` of the contract with the attributes optional, ` +
    'and give a subscription that filters it `scope: body`; or publish to a topic of its own';
  return breachesOf(contract.schema, attributeValues({})).map((breach) => ({ ...breach, at, help }));
}

export const messageOutsideContract: Rule = {
  id: 'message-outside-contract',
  severity: 'error',
  adjustable: true,
  summary: 'a published message does not match the contract of its topic',
  why:
    'Consumers rely on the contract in `message` of the topic. Messages of flow tests must match it too. ' +
    'https://json-schema.org/draft/2020-12/json-schema-validation',
  bad: `
topics:
  orders: { message: { body: { required: [kind], properties: { kind: { type: string } } } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
publishers:
  nightly: { type: schedule, expression: rate(1 day), publishes: [orders], message: { kind: 5 } }
`,
  good: `
topics:
  orders: { message: { body: { required: [kind], properties: { kind: { type: string } } } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
publishers:
  nightly: { type: schedule, expression: rate(1 day), publishes: [orders], message: { kind: nightly } }
`,
  check(topology, found) {
    for (const topic of topology.topics.values()) {
      if (!topic.contract) continue;
      for (const sender of sendersOf(topology, topic)) {
        const breaches = [...breachesInBody(sender, topic), ...breachesInAttributes(sender, topic)];
        for (const { message, at, help } of breaches) {
          found({
            message: `${sender.name} publishes a message that does not match the contract of topic \`${topic.name}\`: ${message}`,
            path: at,
            help: help ?? 'change the message, or the contract',
            related: [{ path: topic.contract.path, message: `the contract of \`${topic.name}\` is defined` }],
          });
        }
      }
    }
  },
};
