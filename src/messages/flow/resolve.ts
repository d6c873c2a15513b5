import type { Anchor } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import type { Expectations, WrittenFlow, FlowPublish, FlowSend } from '#model/flow';
import { toSeconds } from '#base/util/units';
import { checkContract } from './contract';
import type { Flow, PlacedFlow, Step } from './flow';
import { messagesOf } from './messages';
import { canonicalName, receiverNames } from './names';
import { problem, unknown, type FlowScope } from './scope';
import { participantsOf } from './workers';

/** One entry or a list of them, each with its place. */
function entries<T extends FlowPublish | FlowSend>(written: T | readonly T[] | undefined, path: Path) {
  if (written === undefined) return [];
  const isList = Array.isArray(written);
  const list = (isList ? written : [written]) as readonly T[];
  return list.map((entry, index) => ({ entry, path: isList ? child(path, index) : path }));
}

function stepsOf(scope: FlowScope, { publish, send }: WrittenFlow, path: Path): Step[] {
  const { topics, queues } = scope.topology;
  const published = entries(publish, child(path, 'publish')).flatMap(({ entry, path: at }): Step[] => {
    const { topic: name, ...rest } = entry;
    const topic = topics.get(name);
    if (!topic) unknown(scope, { sort: 'topic', name, path: child(at, 'topic') }, [...topics.keys()]);
    const messages = messagesOf(scope, rest as FlowPublish, at);
    if (!topic) return [];
    for (const message of messages) checkContract(scope, topic, message, at);
    return messages.map((message) => ({ kind: 'publish', topic, message }));
  });
  const sent = entries(send, child(path, 'send')).flatMap(({ entry, path: at }): Step[] => {
    const { queue: name, ...rest } = entry;
    const queue = queues.get(name);
    if (!queue) unknown(scope, { sort: 'queue', name, path: child(at, 'queue') }, [...queues.keys()]);
    if (entry.subject !== undefined) {
      const finding = {
        message: 'a message that is sent to a queue has no subject',
        path: child(at, 'subject'),
      };
      problem(scope, {
        rule: 'wrong-value',
        ...finding,
        on: 'key',
        help: 'remove it, or publish to a topic',
      });
    }
    const messages = messagesOf(scope, rest as FlowSend, at);
    return queue ? messages.map((message) => ({ kind: 'send', queue, message })) : [];
  });
  return [...published, ...sent];
}

interface NamePlace {
  readonly name: string;
  readonly path: Path;
  readonly on: Anchor;
}

/** Every name in the expectations, with its place. */
function namesIn(expect: Expectations, path: Path): NamePlace[] {
  return Object.entries(expect).flatMap(([key, value]): NamePlace[] => {
    if (typeof value !== 'object') return [];
    const at = child(path, key);
    if (Array.isArray(value))
      return (value as readonly string[]).map((name, index) => ({
        name,
        path: child(at, index),
        on: 'value',
      }));
    return Object.keys(value as object).map((name) => ({ name, path: child(at, name), on: 'key' }));
  });
}

/** Looks up what a flow names; all that is unknown is reported. */
export function resolveFlow(scope: FlowScope, { written, path }: PlacedFlow): Flow {
  const { name, wait = 0, seed, expect = {} } = written;
  const participants = participantsOf(scope, written.consumer ?? {}, child(path, 'consumer'));
  const steps = stepsOf(scope, written, path);
  if (written.publish === undefined && written.send === undefined) {
    const message = `flow \`${name}\` publishes and sends nothing`;
    problem(scope, { rule: 'missing-key', message, path, on: 'key', help: 'give it `publish` or `send`' });
  }
  for (const { name: receiver, ...at } of namesIn(expect, child(path, 'expect'))) {
    if (canonicalName(scope.topology, receiver) !== undefined) continue;
    unknown(scope, { sort: 'queue or endpoint', name: receiver, ...at }, receiverNames(scope.topology));
  }
  return { name, path, steps, ...participants, wait: toSeconds(wait)!, seed, expect };
}
