export const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

export const url = (name: string) => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
export const topic = (name: string) => `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`;
export const subscription = (name: string) => `${topic(name)}:0a1b`;

/** One stack: its template, what its resources are called, and what an import of it says. */
export interface StackCase {
  readonly of: string;
  readonly template: string;
  readonly physical: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  /** How many topics, queues and subscriptions are taken over. */
  readonly counts: readonly [topics: number, queues: number, subscriptions: number];
  readonly says: readonly string[];
  /** Names of what is not taken over. */
  readonly tells: readonly string[];
  readonly retained: readonly string[];
}
