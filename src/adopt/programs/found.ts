import type { JsonObject } from '#base/util/json';
import type { Managed } from './managed';

/*
 * Programs as a source shows them: functions, services of containers, pipes, state machines. Readers only translate what
 * AWS, a state or a template says; `programs.ts` decides what that means for queues and topics.
 */

/** How a queue comes to a function or a pipe, as AWS has it. */
export interface EventSource {
  /** The ARN of the queue. */
  readonly queue: string;
  /** For people: `batches of 100`. */
  readonly settings: readonly string[];
  readonly enabled: boolean;
  /** The same in the keys of the file; absent if it has none for them. */
  readonly keys?: JsonObject;
}

export interface FoundProgram {
  /** For people: `Lambda function`, `ECS service`. */
  readonly kind: string;
  readonly name: string;
  /** What else is worth knowing of it, for people: `timeout 30s`. */
  readonly details: readonly string[];
  /** The queues that AWS reads for it; none if it asks for messages itself. */
  readonly sources: readonly EventSource[];
  /** Whether it asks for messages itself, so that only its variables and its role say of which queues. */
  readonly asks: boolean;
  /** ARNs of topics and queues that its own settings send to. */
  readonly targets: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** The ARN of its role. */
  readonly role: string | undefined;
  /** What it is in the keys of the file; absent if that is not known. */
  readonly managed?: Managed | undefined;
}

/** What a role may do: its policies as JSON text, and the names of those whose text is not known. */
export interface FoundRole {
  readonly policies: readonly string[];
  readonly unknown: readonly string[];
}

export type FoundRoles = ReadonlyMap<string, FoundRole>;
