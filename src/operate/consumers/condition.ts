import { parseArn } from '#base/aws/arns';
import type { Consumer } from '#model/consumer';
import type { Fargate } from '#model/fargate';
import type { Topology } from '#model/topology';
import type { LogSource } from '../logs';
import type { Trouble } from '../trouble';

/** One line of a table, and what a person has to hear beside it. */
export interface Words {
  readonly state: string;
  readonly complaints: readonly string[];
}

/** Where consumers of one kind are looked at. */
export interface Observer<C extends Consumer, Condition> {
  /** `undefined` if AWS has no such consumer. */
  look(consumer: C): Promise<Condition | undefined>;
  close(): void;
}

/** A log, or why there is none to be read. */
export type FoundSource = LogSource | Trouble;

/** What is asked of AWS about one kind of consumer, and how the answer reads. */
export interface Operated<C extends Consumer, Condition> {
  /** Loads the SDK when it is called. */
  readonly open: (topology: Topology) => Promise<Observer<C, Condition>>;
  /** Its log, or that of one of its containers. */
  logs(consumer: C, container: string | undefined): FoundSource;
  /** The service in whose tasks a shell can be opened; absent if its kind has none. */
  shell?(consumer: C): Fargate;
  /** How it was doing at a time. */
  words(condition: Condition, at: Date): Words;
}

/** For kinds that run in no containers. */
export function withoutContainers(
  { name }: Consumer,
  container: string | undefined,
  source: FoundSource,
): FoundSource {
  return container === undefined ? source : { message: `\`${name}\` has no containers` };
}

/** The log of what somebody else runs. */
export function foreignLogs({ name }: Consumer): Trouble {
  return { message: `the log of \`${name}\` is not in the topology`, help: 'ask those who run it' };
}

/** Names are looked for with whatever credentials there are; in an account that is not the topology's, nothing is found. */
export function isInAccount(arn: string | undefined, { account }: Topology): boolean {
  return account === undefined || arn === undefined || parseArn(arn)?.account === account;
}
