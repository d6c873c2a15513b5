import type { AcceptedDanger } from '#model/judgement';

/** What the guard would say of a change, if the old topology were deployed as it is written. */
export interface Consequence {
  /** Of the element that it is said of, as in a comparison: `queues.billing`, or `topology`. */
  readonly id: string;
  readonly danger: string;
  /** As it stands in `--allow`. */
  readonly allow: string;
  readonly degree: string;
  /** The degree in words: `loses messages with this deploy`. */
  readonly words: string;
  readonly message: string;
  /** What the new topology says of it, if it accepts it. */
  readonly acceptance?: Pick<AcceptedDanger, 'reason' | 'until'> | undefined;
}
