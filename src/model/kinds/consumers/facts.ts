import type { Path } from '#base/diagnostics/path';
import type { JsonObject } from '#base/util/json';
import type { Consumer, Variables } from '../../consumer';
import type { Placed } from '../../element';
import type { Topology } from '../../topology';

/** How a consumer takes messages from a queue and gives them back. */
export interface Handling {
  /** The most messages that it gets at once. */
  readonly batchSize: number;
  /** Whether it can give back some messages of a batch; if not, one failure brings back all of them. */
  readonly partialFailures: boolean;
}

/** Something that has to be deployed before a consumer. */
export interface Prerequisite {
  readonly element: Placed;
  /** Why, as the rest of a sentence that starts with the name of the consumer. */
  readonly because: string;
}

/** Variables in plain text, and where the file has them. */
export interface VariablesAt {
  readonly path: Path;
  readonly values: Variables;
}

/** Everything that is true of one kind of consumer. Whoever needs something of all kinds asks for it here. */
export interface ConsumerFacts<C extends Consumer> {
  /** The AWS service in which two consumers cannot have the same name. */
  readonly service: string;
  /** A message that matches none of these is deleted before the consumer sees it. Empty if it sees all. */
  readonly filters: (consumer: C) => readonly JsonObject[];
  readonly handling: (consumer: C) => Handling;
  /** How many seconds a message has to stay hidden, so that nobody else gets it while this consumer has it. */
  readonly hidden: (consumer: C) => number;
  readonly variables: (consumer: C) => readonly VariablesAt[];
  readonly prerequisites: (consumer: C, topology: Topology) => readonly Prerequisite[];
}
