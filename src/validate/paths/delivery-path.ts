/** `ask`: it depends on what somebody else allows. */
export type Status = 'ok' | 'ask' | 'fails';

/** One thing that has to be so for a message to get through, and whether it is. */
export interface Step {
  readonly aspect: string;
  readonly status: Status;
  /** Why it holds, or what stands in the way. */
  readonly reason: string;
  /** What no page of AWS settles, after "holds, if". */
  readonly condition?: string | undefined;
}

/** The way of a message from those who publish it to one receiver. */
export interface DeliveryPath {
  readonly environment: string;
  /** The name of the subscription. */
  readonly name: string;
  /** Its elements in order, as a person would draw it. */
  readonly way: readonly string[];
  readonly status: Status;
  readonly steps: readonly Step[];
}

/** A chain is as good as its weakest link. */
export function weakest(steps: readonly Step[]): Status {
  if (steps.some(({ status }) => status === 'fails')) return 'fails';
  return steps.some(({ status }) => status === 'ask') ? 'ask' : 'ok';
}
