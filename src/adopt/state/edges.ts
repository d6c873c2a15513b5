import type { PlainMap } from '#base/util/json';
import { nameIn } from '#base/aws/arns';
import { list } from '#base/util/text';
import { mapsOf, textOf } from '../inventory/attributes';
import type { StateResource } from './resources';

/* Resources that deliver to a topic or a queue from outside, as a state has them. */

type TargetsOf = (values: PlainMap) => readonly unknown[];

/** The ARNs that each kind delivers to, with what it becomes in a topology. */
const DELIVERING: Readonly<Record<string, { readonly targets: TargetsOf; readonly becomes: string }>> = {
  aws_cloudwatch_event_target: { targets: ({ arn }) => [arn], becomes: 'a publisher of type `event-rule`' },
  aws_scheduler_schedule: {
    targets: ({ target }) => mapsOf(target).map(({ arn }) => arn),
    becomes: 'a publisher of type `schedule`',
  },
  aws_s3_bucket_notification: {
    targets: ({ topic, queue }) => [
      ...mapsOf(topic).map((one) => one['topic_arn']),
      ...mapsOf(queue).map((one) => one['queue_arn']),
    ],
    becomes: 'a publisher of type `s3`',
  },
  aws_iot_topic_rule: {
    targets: ({ sns, sqs }) => [
      ...mapsOf(sns).map((one) => one['target_arn']),
      ...mapsOf(sqs).map((one) => one['queue_url']),
    ],
    becomes: 'a publisher of type `iot-rule`',
  },
  aws_cloudwatch_metric_alarm: {
    targets: ({ alarm_actions: alarm, ok_actions: fine, insufficient_data_actions: unknown }) =>
      [alarm, fine, unknown].flat(),
    becomes: '`services: [cloudwatch.amazonaws.com]` among the publishers of the topic',
  },
};

/** The end of an ARN or of a URL. */
function shortName(text: string): string {
  return nameIn(text.slice(text.lastIndexOf('/') + 1));
}

/** What a resource that stays delivers to, and how a topology says that; `undefined` if it is no such thing. */
export function deliveryWords({ type, values }: StateResource, own: ReadonlySet<string>): string | undefined {
  const kind = DELIVERING[type];
  const reached =
    kind
      ?.targets(values)
      .flatMap((one) => textOf(one) ?? [])
      .filter((one) => own.has(one)) ?? [];
  if (!kind || reached.length === 0) return undefined;
  const names = list([...new Set(reached.map(shortName))]);
  return `it keeps delivering to ${names}; it becomes ${kind.becomes} when the topology is to manage it`;
}
