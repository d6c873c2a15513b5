import { parseArn } from '#base/aws/arns';
import type { Consumer } from '#model/consumer';
import type { Topology } from '#model/topology';

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

/** What is asked of AWS about one kind of consumer, and how the answer reads. */
export interface Operated<C extends Consumer, Condition> {
  /** Loads the SDK when it is called. */
  readonly open: (topology: Topology) => Promise<Observer<C, Condition>>;
  /** How it was doing at a time. */
  words(condition: Condition, at: Date): Words;
}

/** Names are looked for with whatever credentials there are; in an account that is not the topology's, nothing is found. */
export function isInAccount(arn: string | undefined, { account }: Topology): boolean {
  return account === undefined || arn === undefined || parseArn(arn)?.account === account;
}
