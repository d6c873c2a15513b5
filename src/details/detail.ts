/*
 * What there is to say about each element, for people: in a page, in a document. Plain text everywhere; who writes
 * it down escapes it.
 */

export interface Setting {
  readonly label: string;
  readonly value: string;
}

export interface FilterDetail {
  /** Absent for one that is written in the subscription. */
  readonly name: string | undefined;
  readonly looksAt: 'message attributes' | 'message body';
  /** Each condition in words; a message has to meet all. */
  readonly conditions: readonly string[];
  readonly policy: string;
}

export interface Detail {
  /** Section and name: `queues.billing`. */
  readonly id: string;
  readonly name: string;
  /** What it is: `queue · FIFO`. */
  readonly kind: string;
  readonly settings: readonly Setting[];
  readonly filter?: FilterDetail;
}

/** A setting that may not be there. */
export function optional(label: string, value: string | number | undefined): Setting[] {
  return value === undefined || value === '' ? [] : [{ label, value: String(value) }];
}
