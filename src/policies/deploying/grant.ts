import type { Condition } from '../statement';

/** What an identity may do: one statement of a policy, before it is written down. */
export interface Grant {
  /** Why, in one word; unique among the grants for one purpose. */
  readonly sid: string;
  /** Each by its name, never with `*`. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: Condition;
}

/** To look at what is deployed, or also to change it. */
export type Purpose = 'plan' | 'deploy';
