import { attributeValues, bodyValue, breachesOf } from '../contract/message';
import type { Path } from '#base/diagnostics/path';
import type { Outgoing } from '../simulator/message';
import type { MessageSchema } from '#model/contract';
import type { Topic } from '#model/topology';
import { problem, type FlowScope } from './scope';

/** A flow shows what happens to messages that there are, so what it publishes is what the topic promises. */
export function checkContract(scope: FlowScope, topic: Topic, message: Outgoing, path: Path): void {
  const { body, attributes } = topic.contract ?? {};
  const check = (part: string, promised: MessageSchema | undefined, value: unknown) => {
    for (const { message: words, help } of promised ? breachesOf(promised.schema, value) : []) {
      problem(scope, {
        rule: 'message-outside-contract',
        message: `the ${part} not what topic \`${topic.name}\` promises: ${words}`,
        path,
        help: help ?? 'change the message, or the contract of the topic',
      });
    }
  };
  check('body is', body, bodyValue(message.body));
  check('attributes are', attributes, attributeValues(message.attributes ?? {}));
}
