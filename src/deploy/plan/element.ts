import { child, type Path } from '#base/diagnostics/path';
import { CONSUMER_RESOURCES } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import type { Element } from '#model/element';

/** The element of the topology that a resource stands for. */
export interface ElementReference {
  /** `queue`, `topic`, `subscription`, or what AWS calls it where the file has no word for it. */
  readonly kind: string;
  readonly name: string;
  /** As it stands in `--allow`: `queue.billing`. */
  readonly id: string;
  /** As it stands in sentences: ``queue `billing` ``. */
  readonly label: string;
  /** Where it stands in the file; of one that is no longer there, where it stood. */
  readonly path: Path;
}

interface Kind {
  readonly kind: string;
  /** Where elements of this kind stand in the file. */
  readonly section?: string;
}

/** The resources that the file has a word for, and those that have a shorter word than AWS uses. */
const KINDS: Readonly<Record<string, Kind>> = {
  aws_sns_topic: { kind: 'topic', section: 'topics' },
  aws_sqs_queue: { kind: 'queue', section: 'queues' },
  aws_sns_topic_subscription: { kind: 'subscription', section: 'subscriptions' },
  aws_sns_topic_data_protection_policy: { kind: 'data-protection', section: 'topics' },
  aws_kms_key: { kind: 'key', section: 'queues' },
  aws_kms_alias: { kind: 'key-alias', section: 'queues' },
  aws_s3_bucket: { kind: 's3-bucket', section: 'stores' },
  aws_dynamodb_table: { kind: 'dynamodb-table', section: 'stores' },
  aws_iam_role: { kind: 'role' },
  aws_iam_role_policy: { kind: 'role-policy' },
};

/** Where elements stand whose resources have no word of their own. */
const SECTIONS: Readonly<Record<string, string>> = {
  aws_cloudwatch_event_rule: 'publishers',
  aws_cloudwatch_event_target: 'publishers',
  aws_scheduler_schedule: 'publishers',
  aws_iot_topic_rule: 'publishers',
  aws_s3_bucket_notification: 'publishers',
  aws_api_gateway_rest_api: 'publishers',
  aws_api_gateway_method_settings: 'publishers',
  aws_appautoscaling_target: 'consumers',
  aws_appautoscaling_scheduled_action: 'consumers',
  aws_lambda_function_event_invoke_config: 'consumers',
  aws_s3_bucket_lifecycle_configuration: 'stores',
  aws_s3_bucket_versioning: 'stores',
};

/** The part of the name of a resource that names its element. */
const ELEMENT_IN: Readonly<Record<string, (name: string) => string>> = {
  consumers: consumerIn,
  publishers: elementOf,
};

/** The suffix of a dead-letter queue that was made for one queue; no other name has an underscore before the end. */
const DEAD_LETTERS = /_dlq$/;

/** Whether a queue was made for the dead letters of one other. */
export function isMadeForDeadLetters({ kind, name }: Pick<ElementReference, 'kind' | 'name'>): boolean {
  return kind === 'queue' && DEAD_LETTERS.test(name);
}

function kindOf(type: string): Kind {
  const ofConsumer = CONSUMER_RESOURCES[type];
  if (ofConsumer) return { kind: ofConsumer.word, section: 'consumers' };
  const section = SECTIONS[type];
  const kind = type.replace(/^aws_/, '').replaceAll('_', '-');
  return KINDS[type] ?? (section === undefined ? { kind } : { kind, section });
}

function labelOf(kind: string, name: string): string {
  if (isMadeForDeadLetters({ kind, name })) {
    return `dead-letter queue of \`${name.replace(DEAD_LETTERS, '')}\``;
  }
  return `${kind.replaceAll('-', ' ')} \`${name}\``;
}

/** Where findings stand that concern no element of the file alone. */
const WHOLE: Path = ['name'];

export type ElementFinder = (address: string) => ElementReference;

function elementsIn(topology: Topology): Element[] {
  const { topics, queues, subscriptions, consumers, stores, publishers } = topology;
  const named = [topics, queues, consumers, stores, publishers].flatMap((elements): Element[] => [
    ...elements.values(),
  ]);
  return [...subscriptions, ...named];
}

/** Of `worker_pipe` and `worker_schedule-1` the element that it belongs to; no name of one has an underscore. */
export function elementOf(name: string): string {
  return name.replace(/_.*$/, '');
}

/** The same of a resource of a consumer, for which the name of the queue stands in front: `billing_to_worker`. */
function consumerIn(name: string): string {
  return name.includes('_to_') ? name.replace(/^.*_to_/, '') : elementOf(name);
}

/** `aws_sqs_queue.billing` in two; an index that Terraform adds is no part of the name. */
function splitAddress(address: string): { type: string; name: string } {
  const [type = '', name = ''] = address.replace(/\[.*\]$/, '').split('.');
  return { type, name };
}

/** Finds elements by the addresses of their resources; also of resources that are only a part of an element. */
export function elementFinder(topology: Topology): ElementFinder {
  const elements = elementsIn(topology);
  const inSection = new Map(elements.map(({ name, path }) => [`${path[0]}.${name}`, path] as const));
  const byName = new Map(elements.map(({ name, path }) => [name, path] as const));
  return (address) => {
    const { type, name } = splitAddress(address);
    const { kind, section } = kindOf(type);
    const written = (section === undefined ? undefined : ELEMENT_IN[section])?.(name) ?? name;
    const stood = section === undefined ? WHOLE : child([section], written.replace(DEAD_LETTERS, ''));
    const path = inSection.get(`${section}.${written}`) ?? byName.get(written) ?? stood;
    return { kind, name, id: `${kind}.${name}`, label: labelOf(kind, name), path };
  };
}
