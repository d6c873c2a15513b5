import { nameIn, parseArn } from '#base/aws/arns';
import { jsonText, type Json, type JsonObject } from '#base/util/json';
import type { Inventory, LiveQueue, LiveTopic, Untold } from '../inventory/inventory';
import { writeConsumers } from './consumers';
import { notEmpty, renamed, type Section } from './sections';
import { drawDefaults } from './draw-defaults';
import { Filters } from './filters';
import { ElementNames, namingFor, namingKey, type Place } from './names';
import { othersOfQueue, subscribersOf } from './others';
import { ownersOf } from './ownership';
import { ownDeadLetters, QUEUE_DEFAULTS, settingsOf, sharedDeadLetters, type Written } from './queues';
import type { WrittenProgram } from './programs';
import { remarksOn } from './remarks';
import { filtersOf, sourcesOf, type Sources } from './sources';
import { SUBSCRIPTION_DEFAULTS, writeSubscriptions, type Elements } from './subscriptions';
import { commonTags, tagKeys } from './tags';
import { publisherKeys, publishersOf, TOPIC_DEFAULTS, topicSettings } from './topics';
import { saidWhereConsumed } from './workers';
import { yamlText } from './yaml-text';

export interface WrittenTopology {
  readonly text: string;
  /** Texts of files that the topology names, by their names relative to it. */
  readonly files: ReadonlyMap<string, string>;
  /** What has no place in the file. */
  readonly untold: readonly Untold[];
  /** What each part of the file was written for, as `subscriptions.0`. */
  readonly sources: Sources;
  /** Who uses the queues and topics, and stays as it is. */
  readonly programs: readonly WrittenProgram[];
}

class Draft {
  readonly names: {
    readonly topics: ElementNames;
    readonly queues: ElementNames;
    readonly publishers: ElementNames;
    readonly consumers: ElementNames;
  };
  readonly naming: string;
  readonly files = new Map<string, string>();
  private readonly owners: ReadonlyMap<string, LiveQueue>;
  private readonly own: ReadonlySet<string>;
  private readonly tags: Readonly<Record<string, string>>;
  /** Elements that somebody else owns. */
  private readonly external: { readonly topics: Section; readonly queues: Section } = {
    topics: {},
    queues: {},
  };

  constructor(
    private readonly inventory: Inventory,
    private readonly place: Place,
  ) {
    this.owners = ownersOf(inventory);
    this.own = new Set([...inventory.topics, ...inventory.queues].map(({ arn }) => arn));
    const { topics } = inventory;
    const queues = this.declared();
    this.naming = namingFor(
      [...topics, ...queues].map(({ name }) => name),
      place,
    );
    const named = (sort: string) => new ElementNames(this.naming, place, sort);
    this.names = {
      topics: named('topic'),
      queues: named('queue'),
      publishers: named('publisher'),
      consumers: named('consumer'),
    };
    this.tags = commonTags([...topics, ...queues]);
    // In order, so that a second run gives the same names.
    const { titles } = inventory;
    for (const { arn, name } of topics) this.names.topics.nameFor(arn, titles?.get(arn) ?? name);
    for (const { arn, name } of queues) this.names.queues.nameFor(arn, titles?.get(arn) ?? name);
  }

  private declared(): LiveQueue[] {
    return this.inventory.queues.filter(({ arn }) => !this.owners.has(arn));
  }

  private isHere(arn: string, service: string): boolean {
    const parsed = parseArn(arn);
    return parsed?.service === service && parsed.region === this.inventory.region;
  }

  /** The name of an element; what is not among those that were found is somebody else's. */
  private nameOf(section: 'topics' | 'queues', arn: string): string | undefined {
    if (!this.isHere(arn, section === 'topics' ? 'sns' : 'sqs')) return undefined;
    const name = this.names[section].nameFor(arn, this.inventory.titles?.get(arn) ?? nameIn(arn));
    if (!this.own.has(arn)) this.external[section][name] = { external: arn };
    return name;
  }

  queues(): { readonly defaults: Written; readonly section: [string, Written][] } {
    const byArn = new Map(this.inventory.queues.map((queue) => [queue.arn, queue]));
    const forDeadLetters = new Set([
      ...this.inventory.queues.map(({ redrive }) => redrive?.target),
      ...this.inventory.subscriptions.map(({ deadLetters }) => deadLetters),
    ]);
    const deadLettersOf = (queue: LiveQueue): Json | undefined => {
      if (!queue.redrive) return forDeadLetters.has(queue.arn) ? undefined : false;
      const { target } = queue.redrive;
      if (this.owners.has(target)) return ownDeadLetters(queue, byArn.get(target)!);
      const name = this.nameOf('queues', target);
      return name === undefined ? undefined : sharedDeadLetters(queue, name);
    };
    const live = this.declared();
    const names = live.map(({ arn, name }) => this.names.queues.nameFor(arn, name));
    const written = live.map((queue, index): Written => {
      const deadLetters = deadLettersOf(queue);
      return {
        ...this.names.queues.physical(names[index]!, queue.name, queue.fifo),
        ...settingsOf(queue),
        ...(deadLetters === undefined ? {} : { deadLetters }),
        ...othersOfQueue(queue, this.inventory.account),
        ...tagKeys(queue.tags, this.tags),
      };
    });
    const { defaults, elements } = drawDefaults(written, QUEUE_DEFAULTS);
    const complete = saidWhereConsumed(elements, live, this.inventory.workers ?? []);
    return { defaults, section: renamed(names, complete) };
  }

  topics(publishers: Section): { readonly defaults: Written; readonly section: [string, Written][] } {
    const live = this.inventory.topics;
    const names = live.map(({ arn, name }) => this.names.topics.nameFor(arn, name));
    const written = live.map((topic, index): Written => {
      const name = names[index]!;
      const found = publishersOf(topic, this.inventory.account);
      for (const role of found.roles) {
        const publisher = this.names.publishers.nameFor(role, role.slice(role.lastIndexOf('/') + 1));
        const before = publishers[publisher]?.['publishes'] as readonly string[] | undefined;
        publishers[publisher] = { type: 'role', role, publishes: [...(before ?? []), name] };
      }
      return {
        ...this.names.topics.physical(name, topic.name, topic.fifo),
        ...topicSettings(topic),
        ...this.dataProtection(name, topic),
        ...publisherKeys(found),
        ...subscribersOf(topic, this.inventory.account),
        ...tagKeys(topic.tags, this.tags),
      };
    });
    const { defaults, elements } = drawDefaults(written, TOPIC_DEFAULTS);
    return { defaults, section: renamed(names, elements) };
  }

  /** The language takes the name of a file that has the policy. */
  private dataProtection(name: string, { dataProtection }: LiveTopic): Written {
    if (!dataProtection) return {};
    const file = `data-protection/${name}.json`;
    this.files.set(file, jsonText(dataProtection));
    return { dataProtection: file };
  }

  file(): Pick<WrittenTopology, 'untold' | 'sources' | 'programs'> & { readonly file: JsonObject } {
    const publishers: Section = {};
    const topics = this.topics(publishers);
    const queues = this.queues();
    const elements: Elements = {
      topic: (arn) => this.nameOf('topics', arn),
      queue: (arn) => this.nameOf('queues', arn),
      filters: new Filters(this.inventory.subscriptions, this.place),
    };
    const { subscriptions, untold } = writeSubscriptions(this.inventory.subscriptions, elements);
    const drawn = drawDefaults(
      subscriptions.map(({ written }) => written),
      SUBSCRIPTION_DEFAULTS,
    );
    const { name, environment, region } = this.place;
    const consumers = writeConsumers(this.inventory, this.names.consumers, elements);
    const sections: Readonly<Record<string, JsonObject | readonly Json[]>> = {
      tags: this.tags,
      defaults: notEmpty({ topic: topics.defaults, queue: queues.defaults, subscription: drawn.defaults }),
      environments: { [environment]: { account: this.inventory.account } },
      topics: { ...Object.fromEntries(topics.section), ...this.external.topics },
      queues: { ...Object.fromEntries(queues.section), ...this.external.queues },
      filters: elements.filters.section,
      subscriptions: drawn.elements,
      publishers,
      network: this.inventory.network ?? {},
      consumers: consumers.section,
    };
    const sources = sourcesOf([
      ...this.inventory.topics.map((live, index) => [`topics.${topics.section[index]![0]}`, live] as const),
      ...this.declared().map((live, index) => [`queues.${queues.section[index]![0]}`, live] as const),
      ...subscriptions.map(({ live }, index) => [`subscriptions.${index}`, live] as const),
      ...filtersOf(subscriptions),
      ...consumers.programs.map(({ name: own, live }) => [`consumers.${own}`, live] as const),
    ]);
    return {
      file: { version: 1, name, region, ...namingKey(this.naming), ...notEmpty(sections) },
      untold,
      sources,
      programs: consumers.programs,
    };
  }
}

/** The topology that says what was found, as a person would have written it. */
export function writeTopology(
  inventory: Inventory,
  place: Place,
  heading: readonly string[],
): WrittenTopology {
  const draft = new Draft(inventory, place);
  const { file, untold, sources, programs } = draft.file();
  return {
    text: yamlText(file, remarksOn(file), heading),
    files: draft.files,
    untold: [...inventory.untold, ...untold],
    sources,
    programs,
  };
}
