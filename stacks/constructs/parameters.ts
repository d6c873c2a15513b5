import type { OwnedQueue, OwnedTopic } from '#model/topology';
import { addressOf } from '#model/address';
import { nameResource } from '../address';
import { SsmParameter, type Construct } from '../cdktf';
import type { StackContext } from '../context';
import { literal, reference, tagSettings } from '../text';

function add(
  scope: Construct,
  element: OwnedTopic | OwnedQueue,
  {
    section,
    what,
    value,
  }: { readonly section: string; readonly what: 'arn' | 'url'; readonly value: string },
  { topology }: StackContext,
): void {
  const { outputs } = topology;
  if (!outputs) return;
  const parameter = new SsmParameter(scope, `parameter-${what}`, {
    name: literal(`${outputs.ssm}/${section}/${element.name}/${what}`),
    type: 'String',
    value,
    ...tagSettings(element.tags),
  });
  // A topic and a queue may have one name.
  nameResource(parameter, `${section}_${element.name}_${what}`);
}

/** The parameter that others find a topic by. */
export function addTopicParameters(scope: Construct, topic: OwnedTopic, context: StackContext): void {
  const value = reference(addressOf(topic, 'topic'), 'arn');
  add(scope, topic, { section: 'topics', what: 'arn', value }, context);
}

/** Those of a queue; dead letters that were made for one queue are no matter of others. */
export function addQueueParameters(scope: Construct, queue: OwnedQueue, context: StackContext): void {
  if (!queue.declared) return;
  for (const what of ['arn', 'url'] as const)
    add(
      scope,
      queue,
      { section: 'queues', what, value: reference(addressOf(queue, 'queue'), what) },
      context,
    );
}
