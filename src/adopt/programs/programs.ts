import { nameIn } from '#base/aws/arns';
import { byCodeUnit } from '#base/util/text';
import type { LiveProgram, LiveQueue, LiveTopic } from '../inventory/inventory';
import type { EventSource, FoundProgram, FoundRoles } from './found';
import { managedOf } from './managed-program';
import { mentionsIn, soundsLikeSending, type Mention } from './mentions';
import { RoleAccess, type MayUse } from './role-access';

/*
 * Who reads and who sends. AWS itself says which queues it reads for functions and pipes. A program that asks for
 * messages is known by its role, if that names the queue, and otherwise by its variables.
 */

export interface Elements {
  readonly topics: readonly LiveTopic[];
  readonly queues: readonly LiveQueue[];
}

/** What is known of one program and one queue or topic. */
interface Knowledge {
  readonly arn: string;
  readonly variables: readonly string[];
  /** `undefined` if the role is not known. */
  readonly may: (action: string) => MayUse | undefined;
}

function knowledgeOf(arn: string, mentions: readonly Mention[], access: RoleAccess | undefined): Knowledge {
  return {
    arn,
    variables: mentions.filter((one) => one.arn === arn).map(({ variable }) => variable),
    may: (action) => access?.may(action, arn),
  };
}

/** A role that names it says so; a variable does too, as long as the role does not forbid it. */
function does({ variables, may }: Knowledge, action: string): boolean {
  return may(action) === 'named' || (variables.length > 0 && may(action) !== 'no');
}

function isRead(known: Knowledge): boolean {
  if (!does(known, 'sqs:ReceiveMessage')) return false;
  if (known.may('sqs:ReceiveMessage') === 'named') return true;
  // A role that names it for sending says more than a pattern for reading.
  return known.may('sqs:SendMessage') !== 'named' && !known.variables.every(soundsLikeSending);
}

function isSentTo(known: Knowledge, asks: boolean): boolean {
  if (!does(known, 'sqs:SendMessage')) return false;
  const isSure = known.may('sqs:SendMessage') !== undefined;
  // A function is given its queues by Lambda, so that one among its variables is for sending.
  return isSure || !asks || known.variables.every(soundsLikeSending);
}

/** How its queues are read: said once if all are read alike. */
function readings(sources: readonly EventSource[]): readonly string[] {
  const [first, ...others] = sources.map(({ settings }) => settings.join(', '));
  if (first === undefined) return [];
  if (others.every((one) => one === first)) return [first];
  return sources.map(({ queue, settings }) => `from ${nameIn(queue)}: ${settings.join(', ')}`);
}

function programOf(found: FoundProgram, roles: FoundRoles, { topics, queues }: Elements): LiveProgram {
  const role = found.role === undefined ? undefined : roles.get(found.role);
  const access = role && new RoleAccess(role);
  const mentions = mentionsIn(found.variables, [...topics, ...queues]);
  const known = (arn: string) => knowledgeOf(arn, mentions, access);
  const given = new Set(found.sources.map(({ queue }) => queue));
  const own = new Set([...topics, ...queues].map(({ arn }) => arn));
  const read = queues
    .map(({ arn }) => arn)
    .filter((arn) => given.has(arn) || (found.asks && isRead(known(arn))));
  const sends = queues
    .map(({ arn }) => arn)
    .filter((arn) => !read.includes(arn))
    .filter((arn) => found.targets.includes(arn) || isSentTo(known(arn), found.asks));
  const publishes = topics
    .map(({ arn }) => arn)
    .filter((arn) => found.targets.includes(arn) || does(known(arn), 'sns:Publish'));
  const sources = found.sources.filter(({ queue }) => own.has(queue));
  const isByVariable = (arn: string, action: string) => !given.has(arn) && known(arn).may(action) !== 'named';
  return {
    kind: found.kind,
    name: found.name,
    queues: read,
    sends,
    publishes,
    details: [...found.details, ...readings(sources)],
    disabled: sources.filter(({ enabled }) => !enabled).map(({ queue }) => queue),
    guessed: read
      .filter((arn) => isByVariable(arn, 'sqs:ReceiveMessage'))
      .flatMap((arn) => known(arn).variables),
    besides: access?.besides(own) ?? [],
    ...(found.managed ? { managed: managedOf(found.managed, found, [...topics, ...queues]) } : {}),
  };
}

/** The programs that read, send to or publish to what was found, in the order of their names. */
export function programsOf(
  found: readonly FoundProgram[],
  roles: FoundRoles,
  elements: Elements,
): LiveProgram[] {
  return found
    .map((one) => programOf(one, roles, elements))
    .filter(({ queues, sends, publishes }) => queues.length + sends.length + publishes.length > 0)
    .sort((a, b) => byCodeUnit(`${a.name} ${a.kind}`, `${b.name} ${b.kind}`));
}
