import type { Quota } from '#base/aws/quotas';
import type { Path } from '#base/diagnostics/path';
import type { JsonObject } from '#base/util/json';
import type { ConsumerBase, Lambda, Secrets, Variables } from '../../consumer';
import type { Encryption, Placed } from '../../element';
import type { InNetwork } from '../../network';
import type { Principal } from '../../principal';
import type { Monitoring } from '../../oversight';
import type { OwnedQueue, Queue, Topic, Topology } from '../../topology';
import type { Charge, ConsumerLoad, Polling, Prices } from '../cost';
import type { Capacity } from '../capacity';
import type { Calculation, GraphLine, Metric } from '../metric';
import type { NodeLooks, Setting } from '../shown';

/** How a consumer takes messages from a queue and gives them back. */
export interface Handling {
  /** The most messages that it gets at once. */
  readonly batchSize: number;
  /** Whether it can give back some messages of a batch; if not, one failure brings back all of them. */
  readonly partialFailures: boolean;
  /** Whether its messages are deleted once it has started, so that none comes back when it fails. */
  readonly startsOnly: boolean;
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

/** What AWS does not document of a filter, though it may work. */
export type FilterDoubt = 'beside-the-body' | 'wildcard-behind-anything-but';

/** A function that is called with messages of the queue, and how long these are collected for before. */
export interface Call {
  readonly lambda: Lambda;
  readonly batchWindow: number;
}

/** One type of resource that a consumer is made of, as the guard of a plan sees it. */
export interface ResourceFacts {
  /** In `--allow` and in sentences: `lambda-function`. */
  readonly word: string;
  /** Whether messages wait while it is made anew. */
  readonly isWorker: boolean;
  /** Whether it takes messages from a queue, and by which attribute it names that; `unnamed` if a plan does not tell. */
  readonly source?: string;
}

/** What the description of an alarm can refer to. */
export interface AlarmWords {
  /** How messages come to the consumer: `orders -> billing -> biller`. */
  readonly way: string;
  /** What happens to messages while it fails, and where to look. */
  readonly meanwhile: string;
  /** A command of msgtopo, in back-ticks. */
  readonly command: (words: string) => string;
}

/** An alarm that a consumer may have. It fires when the measured value is above the threshold. */
export interface ConsumerAlarm {
  /** Behind the name of the consumer, in Terraform and in AWS. */
  readonly id: string;
  /** The key below `monitoring.alarms` that switches it off. */
  readonly setting: Extract<keyof Monitoring['alarms'], 'consumerErrors' | 'tooFewTasks'>;
  readonly describe: (words: AlarmWords) => string;
  readonly measure: Metric | Calculation;
  readonly threshold: number;
  /** How many periods in a row have to be above it. */
  readonly periods: number;
}

/** Failures that are tried again get this many periods before the alarm fires: what still fails then needs somebody. */
export const PERIODS_OF_RETRIES = 3;

/** For consumers that the topology makes, with roles of their own. */
export const MADE = {
  isMade: true,
  as: ({ name }: ConsumerBase): Principal => ({ kind: 'own-role', of: name }),
  isPermittedElsewhere: () => false,
} as const;

/** For programs that ask queues for messages themselves, and delete each when they are done with it. */
export const ASKING = {
  isPolledByAws: false,
  isProgram: true,
  filters: () => [],
  filtersAt: ({ path }: ConsumerBase) => path,
  filterDoubts: [],
  handling: () => ({ batchSize: 1, partialFailures: true, startsOnly: false }),
} as const;

/** Everything that is true of one kind of consumer. Whoever needs something of all kinds asks for it here. */
export interface ConsumerFacts<C extends ConsumerBase> {
  /** The AWS service in which two consumers cannot have the same name. */
  readonly service: string;
  /** Lists that name kinds name them in this order. */
  readonly order: number;
  /** In pictures. */
  readonly node: NodeLooks;
  /** What pages and comparisons say of it that only this kind has. */
  readonly settings: (consumer: C) => readonly Setting[];
  /** Whether the topology makes anything for it. */
  readonly isMade: boolean;
  /** As whom SQS and SNS see it. */
  readonly as: (consumer: C) => Principal;
  /** Whether somebody else has to give its role a policy, which this topology does not write. */
  readonly isPermittedElsewhere: (consumer: C, topology: Topology) => boolean;
  /** Whether AWS asks the queue for messages, and not the program of the consumer. */
  readonly isPolledByAws: boolean;
  /** Whether a program sends and publishes, which calls whatever region it likes, and not AWS on its behalf. */
  readonly isProgram: boolean;
  /** A message that matches none of these is deleted before the consumer sees it. Empty if it sees all. */
  readonly filters: (consumer: C, queue: Queue) => readonly JsonObject[];
  /** Where the file has them. */
  readonly filtersAt: (consumer: C, queue: Queue) => Path;
  readonly filterDoubts: readonly FilterDoubt[];
  readonly handling: (consumer: C, queue: Queue) => Handling;
  readonly capacity: (consumer: C, queue: Queue) => Capacity;
  /** Whether it takes no messages of the queue, since it was switched off. */
  readonly isStopped: (consumer: C, queue: Queue) => boolean;
  /** How many seconds a message must stay hidden, so that no other consumer receives it meanwhile. */
  readonly hidden: (consumer: C, queue: Queue) => number;
  /** The topics that call it without a queue between. */
  readonly deliveredBy: (consumer: C) => readonly Topic[];
  /** The queue for messages that it could not process, where it has one of its own. */
  readonly failures: (consumer: C) => Queue | undefined;
  /** How many seconds messages may wait, if it scales by that. */
  readonly latency: (consumer: C) => number | undefined;
  readonly alarms: (consumer: C, topology: Topology) => readonly ConsumerAlarm[];
  /** `tasks` run on average, where that is known. */
  readonly polling: (consumer: C, queue: OwnedQueue, tasks?: number) => Polling;
  /** What only this kind is charged by. */
  readonly prices: Prices;
  readonly charges: (consumer: C, load: ConsumerLoad) => readonly Charge[];
  /** What each batch of messages costs, where a larger batch would cost no more. */
  readonly batchCharge: Pick<Charge, 'what' | 'price'> | undefined;
  /** Whether somebody else keeps its logs, so that its log group has none of its records. */
  readonly routesLogs: (consumer: C) => boolean;
  /** How many records it writes about its messages in a month. */
  readonly logRecords: (consumer: C, load: ConsumerLoad) => number;
  /** Metrics of Container Insights that AWS charges for, for each consumer. */
  readonly insightMetrics: number;
  /** What its charges rest on, as clauses. */
  readonly assumptions: (consumer: C, load: Pick<ConsumerLoad, 'secondsPerMessage'>) => readonly string[];
  /** What it costs besides. */
  readonly notCounted: (consumer: C, topology: Topology) => readonly string[];
  /** What a dashboard shows of it. */
  readonly graph: (consumer: C, topology: Topology) => readonly GraphLine[];
  readonly calls: (consumer: C, queue: Queue) => readonly Call[];
  /** What it may reach, if it has an address in the network of the topology. */
  readonly inNetwork: (consumer: C) => InNetwork | undefined;
  /** How many public addresses it takes where the network has them, and at most. */
  readonly publicIps: (consumer: C, tasks?: number) => Pick<Charge, 'quantity' | 'most'>;
  readonly runsInCluster: boolean;
  /** How AWS keeps its variables, where the file can say so. */
  readonly encryption: (consumer: C) => Encryption | undefined;
  /** What it reads where it is kept, by the keys of the file above the names. */
  readonly secrets: (consumer: C) => readonly (readonly [under: readonly string[], secrets: Secrets])[];
  /** What it counts towards the quotas of an account. */
  readonly quotas: Readonly<Partial<Record<Quota, (consumer: C) => number>>>;
  /** By their types in Terraform: those that are its own, and not a part that every element may have, such as a role. */
  readonly resources: Readonly<Record<string, ResourceFacts>>;
  readonly variables: (consumer: C) => readonly VariablesAt[];
  readonly prerequisites: (consumer: C, topology: Topology) => readonly Prerequisite[];
}
