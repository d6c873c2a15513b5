import type { Untold } from '../inventory/inventory';
import { referencesIn, resourcesOf, type TemplateResource } from './template';
import type { PlainMap } from '#base/util/json';

/* Which resources of a template a topology takes over, which belong to those, and which stay with the stack. */

const ADOPTED: ReadonlySet<string> = new Set([
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SNS::Subscription',
]);

/** Policies go with what they are for: deleting one takes the policy away that msgtopo wrote. */
const POLICIES: ReadonlySet<string> = new Set([
  'AWS::SQS::QueuePolicy',
  'AWS::SQS::QueueInlinePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::TopicInlinePolicy',
]);

const KEYS: ReadonlySet<string> = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);

export function isMessaging({ type }: TemplateResource): boolean {
  return ADOPTED.has(type) || POLICIES.has(type);
}

/** The key that a topic or queue of the same template is encrypted with, also by its alias. */
function isUsedKey(resource: TemplateResource, all: readonly TemplateResource[]): boolean {
  if (!KEYS.has(resource.type)) return false;
  const aliases = all.filter(
    ({ type, properties }) => type === 'AWS::KMS::Alias' && referencesIn(properties).has(resource.id),
  );
  const names = new Set([resource.id, ...aliases.map(({ id }) => id)]);
  const texts = aliases
    .map(({ properties }) => properties['AliasName'])
    .filter((name) => typeof name === 'string');
  return all
    .filter(({ type }) => ADOPTED.has(type))
    .map(({ properties }) => properties['KmsMasterKeyId'])
    .some((key) => [...referencesIn(key)].some((id) => names.has(id)) || texts.includes(key as string));
}

/** The logical ids to retain: keys first, since what waits in a queue cannot be read without its key. */
export function retainedIn(template: PlainMap): string[] {
  const all = resourcesOf(template);
  const keys = all.filter((resource) => isUsedKey(resource, all));
  return [...keys, ...all.filter(isMessaging)].map(({ id }) => id);
}

const BECAUSE: Readonly<Record<string, string>> = {
  'AWS::Lambda::EventSourceMapping':
    'it keeps reading its queue; write the function as a consumer when the topology is to manage it',
  'AWS::Events::Rule':
    'it stays; write it as a publisher of type `event-rule` when the topology is to manage it',
  'AWS::Scheduler::Schedule':
    'it stays; write it as a publisher of type `schedule` when the topology is to manage it',
  'AWS::S3::Bucket': 'it stays; its notifications are a publisher of type `s3`',
  'AWS::Pipes::Pipe': 'it keeps reading its queue',
};

function because(resource: TemplateResource, retained: ReadonlySet<string>): string {
  if (retained.has(resource.id)) return 'it is retained, and the topology refers to it';
  return BECAUSE[resource.type] ?? 'it stays with its stack';
}

/** Functions of SAM say themselves which queues and topics they process. */
function eventsOf({ id, type, properties }: TemplateResource): Untold[] {
  const events = type === 'AWS::Serverless::Function' ? properties['Events'] : undefined;
  return Object.entries((events ?? {}) as Record<string, { Type?: unknown } | null>).map(([name, event]) => ({
    what: `event ${String(event?.Type)}`,
    name: `${name} of function ${id}`,
    because: 'it stays with its function; write the function as a consumer when the topology is to manage it',
  }));
}

/** Everything that the topology does not take over, by name. */
export function stayingIn(template: PlainMap): Untold[] {
  const retained = new Set(retainedIn(template));
  return resourcesOf(template)
    .filter((resource) => !isMessaging(resource))
    .flatMap((resource) => [
      { what: resource.type, name: resource.id, because: because(resource, retained) },
      ...eventsOf(resource),
    ]);
}

/** What stays and refers to what goes, by its logical id: it must name the ARN, the URL or the name instead. */
export function referencesToRetained(template: PlainMap): Map<string, string[]> {
  const retained = new Set(retainedIn(template));
  const staying = resourcesOf(template)
    .filter(({ id }) => !retained.has(id))
    .map(({ id, written }) => [id, written] as const);
  const outputs = template['Outputs'] === undefined ? [] : [['Outputs', template['Outputs']] as const];
  const found = [...staying, ...outputs].map(
    ([id, written]) => [id, [...referencesIn(written)].filter((one) => retained.has(one))] as const,
  );
  return new Map(found.filter(([, references]) => references.length > 0));
}
