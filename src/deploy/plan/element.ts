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

/** The suffix of a dead-letter queue that was made for one queue; no other name has an underscore before the end. */
const DEAD_LETTERS = /_dlq$/;

/** Whether a queue was made for the dead letters of one other. */
export function isMadeForDeadLetters({ kind, name }: Pick<ElementReference, 'kind' | 'name'>): boolean {
  return kind === 'queue' && DEAD_LETTERS.test(name);
}

function kindOf(type: string): Kind {
  const ofConsumer = CONSUMER_RESOURCES[type];
  if (ofConsumer) return { kind: ofConsumer.word, section: 'consumers' };
  return KINDS[type] ?? { kind: type.replace(/^aws_/, '').replaceAll('_', '-') };
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

/** Of `billing_to_worker` and `worker_pipe` the consumer, which is the part without `_` that is its name. */
function consumerIn(name: string): string {
  return name.includes('_to_') ? name.replace(/^.*_to_/, '') : name.replace(/_.*$/, '');
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
    const written = section === 'consumers' ? consumerIn(name) : name;
    const stood = section === undefined ? WHOLE : child([section], written.replace(DEAD_LETTERS, ''));
    const path = inSection.get(`${section}.${written}`) ?? byName.get(written) ?? stood;
    return { kind, name, id: `${kind}.${name}`, label: labelOf(kind, name), path };
  };
}
