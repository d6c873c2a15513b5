import { attributeValues, bodyValue, breachesOf, reachable, type Breach } from '#messages/contract/message';
import { child, type Path } from '#base/diagnostics/path';
import type { Publisher } from '#model/publisher';
import type { Topic } from '#model/topology';
import type { Rule } from '../rule';

interface PlacedBreach extends Breach {
  readonly at: Path;
}

/** A text is published as it is; anything else as JSON, so that a place in it is a place in the file. */
function breachesInBody({ contract }: Topic, message: unknown, at: Path): PlacedBreach[] {
  if (!contract?.body) return [];
  const value = typeof message === 'string' ? bodyValue(message) : message;
  return breachesOf(contract.body.schema, value).map((breach) => ({
    ...breach,
    at: typeof message === 'string' ? at : child(at, ...reachable(message, breach.path)),
  }));
}

/** EventBridge gives a message no attributes. */
function breachesInAttributes({ contract }: Topic, at: Path): PlacedBreach[] {
  if (!contract?.attributes) return [];
  const help = 'EventBridge publishes without attributes: make them optional in the contract';
  return breachesOf(contract.attributes.schema, attributeValues({})).map((breach) => ({
    ...breach,
    at,
    help,
  }));
}

function breachesIn(publisher: Publisher, topic: Topic): PlacedBreach[] {
  if (publisher.kind !== 'schedule' && publisher.kind !== 'event-rule') return [];
  const { message, path } = publisher;
  const at = child(path, 'message');
  if (message === undefined) return breachesInAttributes(topic, path);
  return [...breachesInBody(topic, message, at), ...breachesInAttributes(topic, at)];
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
    for (const publisher of topology.publishers.values()) {
      for (const topic of publisher.publishes) {
        for (const { message, at, help } of breachesIn(publisher, topic)) {
          found({
            message: `\`${publisher.name}\` publishes a message that does not match the contract of topic \`${topic.name}\`: ${message}`,
            path: at,
            help: help ?? 'change the message, or the contract',
            related: [
              { path: topic.contract!.path, message: `the contract of \`${topic.name}\` is defined` },
            ],
          });
        }
      }
    }
  },
};
