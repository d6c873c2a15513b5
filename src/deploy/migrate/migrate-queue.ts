import { subscriptionId } from '#language/read/endpoint';
import { list, quoted } from '#base/util/text';
import { TopologyEdit } from './edit';

export interface Migration {
  readonly from: string;
  readonly to: string;
  /** Whether the new queue is FIFO, though the old one is not. */
  readonly toFifo: boolean;
  /** The topics that are FIFO already: only these can deliver to a FIFO queue. */
  readonly fifoTopics: ReadonlySet<string>;
}

/** One file, to be deployed before the next. */
export interface Step {
  /** As it stands in the name of the file: `2-double-subscription`. */
  readonly name: string;
  readonly text: string;
  /** What it does, and what has to be seen to before the next. */
  readonly advice: string;
  /** What the guard has to be told. */
  readonly allow: readonly string[];
}

const FIFO_SUFFIX = '-fifo';

/** A standard topic cannot deliver to a FIFO queue, so a FIFO topic takes its place for this queue. */
function topicFor(topic: string, { toFifo, fifoTopics }: Migration): string {
  return toFifo && !fifoTopics.has(topic) ? `${topic}${FIFO_SUFFIX}` : topic;
}

function subscriptionsOf(edit: TopologyEdit, queue: string) {
  return edit.entries('subscriptions').filter(({ value }) => value['queue'] === queue);
}

/** The new queue, with the settings of the old one but what can be only one queue's. */
function addQueue(edit: TopologyEdit, { from, to, toFifo }: Migration): void {
  const deadLetters = edit.value(['queues', from, 'deadLetters']);
  const {
    physicalName: _,
    queue,
    ...rest
  } = (typeof deadLetters === 'object' ? deadLetters : {}) as Record<string, unknown>;
  const shared = queue === undefined || toFifo ? {} : { queue };
  const kept = Object.keys({ ...rest, ...shared }).length > 0 ? { ...rest, ...shared } : undefined;
  edit.copyElement('queues', from, to, {
    physicalName: undefined,
    renamedFrom: undefined,
    deadLetters: deadLetters === false ? false : kept,
    ...(toFifo ? { fifo: true } : {}),
  });
  for (const environment of edit.keys(['environments'])) {
    const queues = ['environments', environment, 'override', 'queues'];
    const override = edit.value([...queues, from]);
    if (override !== undefined) edit.set([...queues, to], override);
  }
}

/** Of each consumer of a queue, where it stands and all queues that it consumes. */
function consumersOf(edit: TopologyEdit, queue: string) {
  return edit
    .keys(['consumers'])
    .map((name) => {
      const path = ['consumers', name];
      const several = edit.value([...path, 'queues']);
      const queues = Array.isArray(several) ? several.map(String) : [edit.value([...path, 'queue'])];
      return { path, queues };
    })
    .filter(({ queues }) => queues.includes(queue));
}

function workOff(edit: TopologyEdit, path: readonly string[], queues: readonly unknown[]): void {
  const [one, ...more] = queues;
  edit.remove([...path, more.length > 0 ? 'queue' : 'queues']);
  if (more.length > 0) edit.set([...path, 'queues'], queues);
  else edit.set([...path, 'queue'], one);
}

/** Consumers consume both queues while there are two. */
function readBoth(edit: TopologyEdit, { from, to }: Migration): void {
  for (const { path, queues } of consumersOf(edit, from)) workOff(edit, path, [...queues, to]);
}

function readNewOnly(edit: TopologyEdit, { from }: Migration): void {
  for (const { path, queues } of consumersOf(edit, from)) {
    workOff(
      edit,
      path,
      queues.filter((queue) => queue !== from),
    );
  }
}

function doubleSubscriptions(edit: TopologyEdit, migration: Migration): void {
  for (const { value } of subscriptionsOf(edit, migration.from)) {
    const topic = String(value['topic']);
    const target = topicFor(topic, migration);
    if (target !== topic && !edit.has(['topics', target])) {
      edit.copyElement('topics', topic, target, {
        physicalName: undefined,
        renamedFrom: undefined,
        dataProtection: undefined,
        fifo: true,
        contentBasedDeduplication: true,
      });
    }
    const { id: _, ...settings } = value;
    edit.append('subscriptions', { ...settings, topic: target, queue: migration.to });
  }
}

/** From the last, so that the places of those before stay right. */
function endSubscriptions(edit: TopologyEdit, { from }: Migration): string[] {
  const ended = subscriptionsOf(edit, from);
  for (const { index } of [...ended].reverse()) edit.remove(['subscriptions', index]);
  return ended.map(({ value }) => `destroy:subscription.${subscriptionId(value)}`);
}

function removeQueue(edit: TopologyEdit, { from }: Migration): string[] {
  const hasOwnDeadLetters =
    edit.value(['queues', from, 'deadLetters']) !== false &&
    edit.value(['queues', from, 'deadLetters', 'queue']) === undefined;
  edit.remove(['queues', from]);
  for (const environment of edit.keys(['environments'])) {
    const override = ['environments', environment, 'override', 'queues', from];
    if (edit.has(override)) edit.remove(override);
  }
  return [`destroy:queue.${from}`, ...(hasOwnDeadLetters ? [`destroy:queue.${from}_dlq`] : [])];
}

function newQueueAdvice({ from, to }: Migration): string {
  return `makes queue \`${to}\` beside \`${from}\`; let every consumer of \`${from}\` read from \`${to}\` too`;
}

function doubleAdvice(migration: Migration, topics: readonly string[]): string {
  const { to, toFifo } = migration;
  const moved = topics.filter((topic) => topicFor(topic, migration) !== topic);
  if (toFifo && moved.length > 0) {
    const names = list(quoted(moved.map((topic) => topicFor(topic, migration))));
    return `delivers to \`${to}\` from a FIFO topic; let publishers publish to ${names} too, with a message group ID`;
  }
  return `delivers to both queues, so that consumers may see a message twice for as long as this is deployed`;
}

/** How much of a queue and its subscriptions stands in this file: one for the queue, one for each subscription. */
export function writtenIn(text: string, queue: string): number {
  const edit = new TopologyEdit(text);
  return (edit.has(['queues', queue]) ? 1 : 0) + subscriptionsOf(edit, queue).length;
}

/** The files that lead from one queue to another, each to be deployed before the next, without losing a message. */
export function migrateQueue(text: string, migration: Migration): Step[] {
  const { from } = migration;
  const edit = new TopologyEdit(text);
  const topics = subscriptionsOf(edit, from).map(({ value }) => String(value['topic']));
  const steps: Step[] = [];
  const step = (name: string, advice: string, allow: readonly string[] = []) => {
    const heading = `Step ${steps.length + 1}: ${advice}.`;
    steps.push({ name: `${steps.length + 1}-${name}`, text: edit.toString(heading), advice, allow });
  };
  addQueue(edit, migration);
  readBoth(edit, migration);
  step('new-queue', newQueueAdvice(migration));
  if (topics.length > 0) {
    doubleSubscriptions(edit, migration);
    step('double-subscription', doubleAdvice(migration, topics));
    const allow = endSubscriptions(edit, migration);
    step('drain', `delivers to \`${from}\` no longer; wait until it and its dead letters are empty`, allow);
  }
  const allow = removeQueue(edit, migration);
  readNewOnly(edit, migration);
  step('remove', `removes \`${from}\`; the guard counts what is still in it`, allow);
  return steps;
}
