import type { Path } from '#base/diagnostics/path';
import type { RuleId } from '#base/diagnostics/rule-id';
import { isMap, type PlainMap } from '#base/util/json';
import type { Change, Plan } from '../changes';
import type { ElementReference } from '../element';
import type { Surroundings } from '../surroundings';

/** How many messages wait in each queue, by its URL; without an entry for one that could not be asked. */
export type Depths = ReadonlyMap<string, number>;

export interface Circumstances {
  /** What the plans of all stacks do together. */
  readonly plan: Plan;
  /** The plan of the stack that is judged. */
  readonly own: Plan;
  /** The stack that would make, anew and empty, what another stack destroys. */
  movedTo(change: Change): string | undefined;
  /** What stack has a resource in its state already that another stack destroys. */
  heldBy(change: Change): string | undefined;
  readonly depths: Depths;
  /** Whether the code of a function has a handler; without an answer if the code cannot be looked into. */
  readonly hasHandler?: HandlerSearch | undefined;
  readonly surroundings?: Surroundings | undefined;
}

export type HandlerSearch = (lambda: string, handler: string) => boolean | undefined;

/** How bad it is: messages are lost with the deploy, or once something else happens; nothing is lost, but ... */
export type Degree = 'loses-now' | 'loses-when' | 'cuts' | 'delays' | 'widens';

export interface Found {
  /** What would happen, and to whom. */
  readonly message: string;
  /** How to get there without the harm. */
  readonly safeWay: string;
  /** Where in the file, if that is not the element as a whole. */
  readonly path?: Path;
  /** If it is another than is usual for the danger. */
  readonly degree?: Degree;
  /** How many messages a queue holds; absent for what is no queue, or if SQS could not be asked. */
  readonly depth?: number | undefined;
}

/** What is found in a plan as a whole, and concerns no resource alone. */
export interface FoundInWhole extends Found {
  readonly element: ElementReference;
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
  /** How bad it mostly is. */
  readonly degree: Degree;
  find(change: Change, circumstances: Circumstances): Found | undefined;
  /** What is found by looking at all changes of a stack together. */
  findInWhole?(circumstances: Circumstances): FoundInWhole | undefined;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A block of which there is one at most; Terraform shows it as a list. */
export function block(value: unknown): PlainMap {
  const [one] = blocks(value);
  return one ?? {};
}

/** Blocks of which there may be several. */
export function blocks(value: unknown): PlainMap[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isMap);
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
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

export const INTENDED = 'make sure that this access is intended, and as narrow as possible';
