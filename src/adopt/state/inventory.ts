import { parseArn } from '#base/aws/arns';
import type { PlainMap } from '#base/util/json';
import { textOf } from '../inventory/attributes';
import { keptOpen, openDeadLetterQueues } from '../inventory/dead-letter-sources';
import type { Inventory, LiveQueue, Untold } from '../inventory/inventory';
import { merged, queueFrom, subscriptionFrom, topicFrom, withoutUsualAllowance } from '../inventory/settings';
import { programsOf, type Elements } from '../programs/programs';
import { deliveryWords } from './edges';
import { programsInState } from './programs';
import type { StateResource } from './resources';
import { rolesIn } from './roles';

/** Resources that are a part of another one, by what they name it with. */
const PARTS: Readonly<
  Record<string, { readonly owner: string; readonly argument: string; readonly as?: string }>
> = {
  aws_sns_topic_policy: { owner: 'arn', argument: 'policy' },
  aws_sns_topic_data_protection_policy: { owner: 'arn', argument: 'policy', as: 'data_protection_policy' },
  aws_sqs_queue_policy: { owner: 'queue_url', argument: 'policy' },
  aws_sqs_queue_redrive_policy: { owner: 'queue_url', argument: 'redrive_policy' },
  aws_sqs_queue_redrive_allow_policy: { owner: 'queue_url', argument: 'redrive_allow_policy' },
};

const WHOLE: readonly string[] = ['aws_sns_topic', 'aws_sqs_queue', 'aws_sns_topic_subscription'];

interface Part {
  readonly address: string;
  readonly values: PlainMap;
}

/** Parts by the ARN or URL of what they belong to. */
function partsByOwner(resources: readonly StateResource[]): Map<string, Part[]> {
  const byOwner = new Map<string, Part[]>();
  for (const { address, type, values } of resources) {
    const part = PARTS[type];
    const owner = part && textOf(values[part.owner]);
    if (owner === undefined) continue;
    const { argument, as = argument } = part!;
    const entry = { address, values: { [as]: values[argument] } };
    const known = byOwner.get(owner);
    if (known) known.push(entry);
    else byOwner.set(owner, [entry]);
  }
  return byOwner;
}

/** Where most of what was found lives; states of several regions are read region by region. */
export function placesIn(resources: readonly StateResource[]): { region: string; account: string }[] {
  const places = new Map<string, { region: string; account: string }>();
  for (const { type, values } of resources) {
    const arn = WHOLE.includes(type) ? parseArn(textOf(values['arn']) ?? '') : undefined;
    if (arn?.account !== undefined) {
      places.set(`${arn.account} ${arn.region}`, { region: arn.region, account: arn.account });
    }
  }
  return [...places.values()];
}

/** The alarms of the state that notify a topic. */
function alarmsOf(arn: string, resources: readonly StateResource[]): string[] {
  const alarms = resources.filter(({ type }) => type === 'aws_cloudwatch_metric_alarm');
  const notified = alarms.filter(({ values }) =>
    ['alarm_actions', 'ok_actions', 'insufficient_data_actions'].some((key) =>
      [values[key]].flat().includes(arn),
    ),
  );
  return notified.map(({ address }) => address);
}

/** What stays with the old side, and what of it still matters to the topology. */
function rest(resources: readonly StateResource[], { topics, queues }: Elements): Untold[] {
  const own = new Set([...topics.map(({ arn }) => arn), ...queues.flatMap(({ arn, url }) => [arn, url])]);
  const others = resources.filter(({ type }) => !WHOLE.includes(type) && !(type in PARTS));
  return others.map((resource) => ({
    what: resource.type,
    name: resource.address,
    because: deliveryWords(resource, own) ?? 'it stays with the Terraform that manages it now',
  }));
}

/** Queues of other states may send dead letters to the same queue, which no state tells. */
function sourcesUnknown(queues: readonly LiveQueue[]): Map<string, string> {
  return new Map(
    openDeadLetterQueues(queues).map(({ arn }) => [arn, 'a state does not tell which others do']),
  );
}

/** What a state holds of messaging in one account and region. */
export function inventoryOfState(
  resources: readonly StateResource[],
  { region, account }: { readonly region: string; readonly account: string },
): Inventory {
  const parts = partsByOwner(resources);
  const isHere = (arn: string) => {
    const parsed = parseArn(arn);
    return parsed?.region === region && parsed.account === account;
  };
  const of = <Live>(type: string, make: (id: string, values: PlainMap, origin: readonly string[]) => Live) =>
    resources.flatMap((resource): Live[] => {
      const arn = textOf(resource.values['arn']);
      if (resource.type !== type || arn === undefined || !isHere(arn)) return [];
      const own = [arn, textOf(resource.values['url']), textOf(resource.values['id'])];
      const found = [...new Set(own)].flatMap((owner) => parts.get(owner ?? '') ?? []);
      const values = merged(
        resource.values,
        found.map((part) => part.values),
      );
      return [make(arn, values, [resource.address, ...found.map(({ address }) => address)])];
    });
  const found = of('aws_sqs_queue', (arn, values, origin) =>
    queueFrom(arn, textOf(values['url']) ?? textOf(values['id']) ?? '', values, origin),
  );
  const topics = of('aws_sns_topic', topicFrom).map((topic) => ({
    ...topic,
    alarms: alarmsOf(topic.arn, resources),
  }));
  const queues = withoutUsualAllowance(keptOpen(found, sourcesUnknown(found)));
  return {
    region,
    account,
    topics,
    queues,
    subscriptions: of('aws_sns_topic_subscription', subscriptionFrom),
    programs: programsOf(programsInState(resources), rolesIn(resources), { topics, queues }),
    untold: rest(resources, { topics, queues }),
  };
}
