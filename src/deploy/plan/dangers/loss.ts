import { nameIn } from '#base/aws/arns';
import { child, type Path } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import type { Change, Plan } from '../changes';
import { isMadeForDeadLetters } from '../element';
import { messagesLost } from '../depth-words';
import { lastConsumer } from './consumers';
import { deadLetterTarget } from './dead-letters';
import { isLost, lostArns, text, type Circumstances, type Danger, type Depths, type Found } from './danger';

interface Loss {
  /** What is lost with the resource. */
  consequence(change: Change, circumstances: Circumstances): string;
  readonly safeWay: string;
}

/** The queues that stay, and whose dead letters would have nowhere to go. */
function orphanWords({ action, before }: Change, { plan }: Circumstances): string {
  const target = text(before['arn']);
  if (action !== 'destroy' || target === '') return '';
  const orphans = plan.resources.filter(
    (other) => !isLost(other) && deadLetterTarget(other.after) === target,
  );
  if (orphans.length === 0) return '';
  return `, and ${list(orphans.map(({ element }) => element.label))} would have no dead-letter queue`;
}

/** How many messages a queue holds that goes. */
export function depthOf({ type, before }: Change, depths: Depths): number | undefined {
  if (type !== 'aws_sqs_queue') return undefined;
  return depths.get(text(before['url']) || text(before['id']));
}

/** The resources that hold messages or carry them. */
const LOSSES: Readonly<Record<string, Loss>> = {
  aws_sqs_queue: {
    consequence: (change, circumstances) => {
      const depth = depthOf(change, circumstances.depths);
      return messagesLost(depth) + orphanWords(change, circumstances);
    },
    safeWay: 'drain it first: `msgtopo migrate queue` writes each step',
  },
  aws_sns_topic: {
    consequence: () =>
      'its subscriptions end, publishers fail, and messages published in the meantime would be lost',
    safeWay:
      'create the new topic beside it, move the publishers, and remove this one when nobody publishes to it',
  },
  aws_sns_topic_subscription: {
    consequence: ({ before }) =>
      `\`${nameIn(text(before['endpoint']))}\` would no longer receive messages of \`${nameIn(text(before['topic_arn']))}\``,
    safeWay: 'make sure that nobody needs these messages, or subscribe the new endpoint first',
  },
  aws_kms_key: {
    consequence: () => 'messages that are encrypted with it could no longer be read',
    safeWay: 'let consumers process all encrypted messages first, then remove the key in a separate deploy',
  },
  aws_sns_topic_data_protection_policy: {
    consequence: () => 'personal data in messages would no longer be masked or rejected',
    safeWay: 'keep `dataProtection`, or change the policy instead',
  },
  aws_sfn_state_machine: {
    consequence: () =>
      'executions that run end at their next step, and the messages that started them are no longer in the queue',
    safeWay: 'make sure that none runs, or keep it',
  },
  aws_s3_bucket: {
    consequence: () => 'the messages that are stored in it would be lost',
    safeWay: 'copy its contents, or keep it',
  },
  aws_dynamodb_table: {
    consequence: () => 'everything that is stored in it would be lost',
    safeWay: 'export the table first, or keep it',
  },
};

/** What is lost with a resource, if it holds or carries messages. */
export function consequenceOf(change: Change, circumstances: Circumstances): string | undefined {
  return LOSSES[change.type]?.consequence(change, circumstances);
}

/** What an interrupted deploy left unfinished, and would be lost if Terraform made it anew: it is there, and works. */
export function unfinishedIn({ changes }: Plan): Change[] {
  return changes.filter(
    ({ action, unfinished, type }) => action === 'replace' && unfinished && type in LOSSES,
  );
}

/** A subscription ends with its topic or queue, whose loss is a finding of its own; that of a function is none. */
function goesWithAnother({ type, before }: Change, { plan }: Circumstances): boolean {
  if (type !== 'aws_sns_topic_subscription') return false;
  const arns = lostArns({ ...plan, changes: plan.changes.filter((one) => one.type in LOSSES) });
  return arns.has(text(before['topic_arn'])) || arns.has(text(before['endpoint']));
}

/**
 * Whether the messages of what runs are still in the queue: a pipe waits for an express workflow before it deletes them.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html
 */
function isExpress({ type, before }: Change): boolean {
  return type === 'aws_sfn_state_machine' && before['type'] === 'EXPRESS';
}

function lossOf(change: Change, circumstances: Circumstances): Loss | undefined {
  const loss = isLost(change) && !isExpress(change) ? LOSSES[change.type] : undefined;
  return loss && goesWithAnother(change, circumstances) ? undefined : loss;
}

/** Elements of the same sort that this plan creates: one of them may be the same under a new name. */
function newcomers({ type }: Change, { plan }: Circumstances): string[] {
  return plan.changes
    .filter(
      (other) => other.action === 'create' && other.type === type && !isMadeForDeadLetters(other.element),
    )
    .map(({ element }) => element.name);
}

function renameAdvice(change: Change, circumstances: Circumstances): string {
  const { type, element } = change;
  const canBeRenamed = /^aws_(sqs_queue|sns_topic)$/.test(type) && !isMadeForDeadLetters(element);
  const names = canBeRenamed ? newcomers(change, circumstances) : [];
  if (names.length === 0) return '';
  return `; if ${list(quoted(names), 'or')} is the same element under a new name, add \`renamedFrom: ${element.name}\` to it`;
}

/** The keys of the file that stand for attributes which cannot be changed in place. */
const KEYS: Readonly<Record<string, string>> = {
  fifo_queue: 'fifo',
  fifo_topic: 'fifo',
  name: 'physical name',
  topic_arn: 'topic',
  endpoint: 'endpoint',
  type: '`workflow`',
};

function placeOf({ element, replacedFor }: Change): Path {
  return replacedFor.some((attribute) => attribute.startsWith('fifo_'))
    ? child(element.path, 'fifo')
    : element.path;
}

function nameAdvice({ type, element, before, replacedFor }: Change): string {
  const named = type === 'aws_sqs_queue' || type === 'aws_sns_topic';
  if (!named || replacedFor.join() !== 'name') return '';
  const setting = `physicalName: ${text(before['name'])}`;
  const written = isMadeForDeadLetters(element) ? `deadLetters: { ${setting} }` : setting;
  return `keep the physical name with \`${written}\`; or `;
}

const FINISH_ADVICE =
  'a deploy was interrupted while it created this: run `msgtopo deploy` without --plan to finish it';

export const destroy: Danger = {
  id: 'destroy',
  degree: 'loses-now',
  summary: 'a queue, topic, subscription, key, store or consumer would be destroyed',
  why: 'Messages in a deleted queue are lost, and SNS stores nothing for an endpoint that is not subscribed.',
  find(change, circumstances): Found | undefined {
    const stack = circumstances.movedTo(change) ?? circumstances.heldBy(change);
    if (change.action !== 'destroy' || stack !== undefined) return undefined;
    const loss = lossOf(change, circumstances);
    if (!loss) return lastConsumer(change, circumstances.plan);
    return {
      message: `${change.element.label} would be destroyed: ${loss.consequence(change, circumstances)}`,
      safeWay: loss.safeWay + renameAdvice(change, circumstances),
      depth: depthOf(change, circumstances.depths),
    };
  },
};

export const replace: Danger = {
  id: 'replace',
  degree: 'loses-now',
  summary: 'a queue, topic, subscription, key or store would be destroyed and created again',
  why:
    'Some settings, such as the physical name and `fifo`, cannot be changed in place. The new element starts empty, ' +
    'and the contents of the old one are lost.',
  find(change, circumstances): Found | undefined {
    const loss = change.action === 'replace' ? lossOf(change, circumstances) : undefined;
    if (!loss) return undefined;
    const { element, from, replacedFor } = change;
    const reasons = replacedFor.map((attribute) => KEYS[attribute] ?? attribute);
    const because = reasons.length === 0 ? '' : `, because its ${list(reasons)} cannot be changed in place`;
    const label = from ? `${from.label}, now \`${element.name}\`,` : element.label;
    return {
      message: `${label} would be replaced${because}: ${loss.consequence(change, circumstances)}`,
      safeWay: change.unfinished ? FINISH_ADVICE : nameAdvice(change) + loss.safeWay,
      path: placeOf(change),
      depth: depthOf(change, circumstances.depths),
    };
  },
};
