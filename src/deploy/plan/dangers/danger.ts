import type { Path } from '#base/diagnostics/path';
import type { RuleId } from '#base/diagnostics/rule-id';
import type { Change, Plan } from '../changes';

/** How many messages wait in each queue, by its URL; without an entry for one that could not be asked. */
export type Depths = ReadonlyMap<string, number>;

export interface Circumstances {
  /** What the plans of all stacks do together. */
  readonly plan: Plan;
  /** The stack that would make, anew and empty, what another stack destroys. */
  movedTo(change: Change): string | undefined;
  readonly depths: Depths;
}

export interface Found {
  /** What would happen, and to whom. */
  readonly message: string;
  /** How to get there without the harm. */
  readonly safeWay: string;
  /** Where in the file, if that is not the element as a whole. */
  readonly path?: Path;
}

/** One way in which a change loses messages, cuts delivery off, or opens a door. */
export interface Danger {
  /** As it stands in `--allow <id>:<element>`. */
  readonly id: RuleId;
  /** When it is found, in one line. */
  readonly summary: string;
  /** What would come of it, and what to do instead. */
  readonly why: string;
  /** Whether there always is a safe way, so that it cannot be accepted. */
  readonly isFinal?: true;
  find(change: Change, circumstances: Circumstances): Found | undefined;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether a resource stays what it is, so that a change of its attributes means something. */
export function isUpdated({ action }: Change): boolean {
  return action === 'update';
}

export function isLost({ action }: Change): boolean {
  return action === 'destroy' || action === 'replace';
}

/** Types whose `arn` names another resource: they can go while it stays. */
export const NAMES_ANOTHER: readonly string[] = [
  'aws_cloudwatch_event_target',
  'aws_sns_topic_data_protection_policy',
];

/** The ARNs of what this plan destroys or replaces. */
export function lostArns({ changes }: Plan): Set<string> {
  const owners = changes.filter((change) => isLost(change) && !NAMES_ANOTHER.includes(change.type));
  return new Set(owners.map(({ before }) => text(before['arn'])).filter((arn) => arn !== ''));
}
