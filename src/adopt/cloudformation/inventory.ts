import { parseArn } from '#base/aws/arns';
import { isMap, type PlainMap } from '#base/util/json';
import { queueArguments, subscriptionArguments, topicArguments } from '../inventory/attribute-names';
import { keptOpen, openDeadLetterQueues } from '../inventory/dead-letter-sources';
import type { Inventory, LiveQueue, LiveSubscription, LiveTopic, Untold } from '../inventory/inventory';
import { queueFrom, subscriptionFrom, topicFrom, withoutUsualAllowance } from '../inventory/settings';
import { queueArnOf } from '../inventory/queue-url';
import { programsOf } from '../programs/programs';
import { programsInTemplate } from './programs';
import { rolesInTemplate } from './roles';
import { isKnown, Resolver, type StackFacts } from './resolve';
import { resourcesOf, type TemplateResource } from './template';
import { isMessaging, stayingIn } from './staying';

type Given = Pick<StackFacts, 'stack' | 'parameters' | 'physical'>;

/** The region and the account are those of what the stack has. */
function placeOf({ physical }: Given): { region: string; account: string } {
  const arns = Array.from(physical.values(), (id) => parseArn(queueArnOf(id) ?? id));
  const found = arns.find(
    (arn) => arn?.account !== undefined && (arn.service === 'sqs' || arn.service === 'sns'),
  );
  return { region: found?.region ?? '', account: found?.account ?? '' };
}

/** What AWS gives a new queue of which a template says nothing. How large messages may be depends on when it was made. */
const QUEUE_DEFAULTS = { MaximumMessageSize: 1_048_576 } as const;

function tagsIn(written: unknown): PlainMap {
  const tags = (Array.isArray(written) ? written : []).filter(isMap);
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), Value]));
}

class Reading {
  private readonly resolver: Resolver;
  private readonly resources: readonly TemplateResource[];
  readonly untold: Untold[] = [];

  constructor(
    private readonly template: PlainMap,
    private readonly facts: StackFacts,
  ) {
    this.resolver = new Resolver(template, facts);
    this.resources = resourcesOf(template);
  }

  /** Properties whose values follow from the template; every other one is told. */
  private values({ id, properties }: TemplateResource): PlainMap {
    const values = this.resolver.value(properties) as PlainMap;
    for (const [name, value] of Object.entries(values)) if (!isKnown(value)) this.tellUnknown(name, id);
    return Object.fromEntries(Object.entries(values).filter(([, value]) => isKnown(value)));
  }

  private tellUnknown(name: string, id: string): void {
    const because =
      'its value does not follow from the template: give --parameter, or read the account with --stack';
    this.untold.push({ what: 'property', name: `${name} of ${id}`, because });
  }

  private of<Live>(
    type: string,
    make: (physical: string, values: PlainMap, id: string) => Live | undefined,
  ): Live[] {
    return this.resources.flatMap((resource): Live[] => {
      if (resource.type !== type) return [];
      const physical = this.facts.physical.get(resource.id);
      const live = physical === undefined ? undefined : make(physical, this.values(resource), resource.id);
      if (live !== undefined) return [live];
      const because = 'the list of resources does not have it';
      this.untold.push({ what: type, name: resource.id, because });
      return [];
    });
  }

  /** The policies that stand in resources of their own, as text, by the URL or ARN of what they are for. */
  private policies(): Map<string, string> {
    const policies = new Map<string, string>();
    for (const resource of this.resources) {
      if (!isMessaging(resource) || !/Policy$/.test(resource.type)) continue;
      const { PolicyDocument, Queues, Topics, Queue, TopicArn } = this.values(resource);
      for (const owner of [Queues, Topics, Queue, TopicArn].flat()) {
        if (typeof owner === 'string' && PolicyDocument !== undefined)
          policies.set(owner, JSON.stringify(PolicyDocument));
      }
    }
    return policies;
  }

  private origin(id: string): string[] {
    return [`${this.facts.stack} ${id}`];
  }

  private topics(policies: ReadonlyMap<string, string>): LiveTopic[] {
    return this.of('AWS::SNS::Topic', (arn, values, id) => {
      for (const [index, one] of [values['Subscription'] ?? []].flat().entries()) {
        const because =
          'it is written inside its topic, so no list has its ARN: read the account with --stack';
        const endpoint = isMap(one) ? String(one['Endpoint']) : String(index);
        this.untold.push({ what: 'subscription', name: `${id} to ${endpoint}`, because });
      }
      const policy = policies.get(arn);
      const written = {
        ...topicArguments(values),
        ...(policy === undefined ? {} : { policy }),
        data_protection_policy: values['DataProtectionPolicy'],
        tags: tagsIn(values['Tags']),
      };
      if (values['DeliveryStatusLogging'] !== undefined) {
        const because = 'the template has it, and the topology would not: write `deliveryStatusLogging`';
        this.untold.push({ what: 'property', name: `DeliveryStatusLogging of ${id}`, because });
      }
      return topicFrom(arn, written, this.origin(id));
    });
  }

  private queues(policies: ReadonlyMap<string, string>): LiveQueue[] {
    return this.of('AWS::SQS::Queue', (url, values, id) => {
      const arn = queueArnOf(url);
      if (arn === undefined) return undefined;
      const policy = policies.get(url);
      const isEncrypted = values['KmsMasterKeyId'] === undefined;
      const written = {
        ...queueArguments({ ...QUEUE_DEFAULTS, SqsManagedSseEnabled: isEncrypted, ...values }),
        ...(policy === undefined ? {} : { policy }),
        tags: tagsIn(values['Tags']),
      };
      return queueFrom(arn, url, written, this.origin(id));
    });
  }

  private subscriptions(): LiveSubscription[] {
    return this.of('AWS::SNS::Subscription', (arn, values, id) => {
      const { TopicArn: topic_arn, Protocol: protocol, Endpoint: endpoint } = values;
      const isWhole = typeof topic_arn === 'string' && typeof endpoint === 'string';
      if (!isWhole || !arn.startsWith(topic_arn)) return undefined;
      return subscriptionFrom(
        arn,
        { ...subscriptionArguments(values), topic_arn, protocol, endpoint },
        this.origin(id),
      );
    });
  }

  inventory(): Inventory {
    const policies = this.policies();
    const queues = this.queues(policies);
    const unknown = openDeadLetterQueues(queues).map(
      ({ arn }) => [arn, 'a template does not tell which others do'] as const,
    );
    const topics = this.topics(policies);
    const own = withoutUsualAllowance(keptOpen(queues, new Map(unknown)));
    const { template, resolver } = this;
    const { physical, region, account } = this.facts;
    const given = { template, resolver, physical };
    return {
      region,
      account,
      topics,
      queues: own,
      subscriptions: this.subscriptions(),
      programs: programsOf(programsInTemplate(given), rolesInTemplate(given), { topics, queues: own }),
      untold: this.untold,
    };
  }
}

/** What a stack has of messaging, with the values of its template and the names that it got in AWS. */
export function inventoryOfTemplate(template: PlainMap, given: Given): Inventory {
  const reading = new Reading(template, { ...given, ...placeOf(given) });
  return withTemplate(reading.inventory(), template);
}

/** What lives, with what the template has besides, and with its names for what got one at random. */
export function withTemplate(live: Inventory, template: PlainMap): Inventory {
  const titles = new Map(
    [...live.topics, ...live.queues].flatMap(({ arn, name, origin }) => {
      const logicalId = origin[0]?.split(' ')[1];
      // CloudFormation and CDK put a random end behind names that they make up.
      return logicalId !== undefined && name.includes(logicalId)
        ? [[arn, logicalId.replace(/[0-9A-F]{8}$/, '')] as const]
        : [];
    }),
  );
  return { ...live, titles, untold: [...live.untold, ...stayingIn(template)] };
}
