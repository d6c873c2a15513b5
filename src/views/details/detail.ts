import type { Setting } from '#model/kinds/shown';
import type { FieldWords } from '#messages/contract/describe';

export { covers, optional, type Setting } from '#model/kinds/shown';

/*
 * What there is to say about each element, for people: in a page, in a document. Plain text everywhere; who writes
 * it down escapes it.
 */

export interface FilterDetail {
  /** Absent for one that is written in the subscription. */
  readonly name: string | undefined;
  readonly looksAt: 'message attributes' | 'message body';
  /** Each condition in words; a message has to meet all. */
  readonly conditions: readonly string[];
  readonly policy: string;
}

/** What every message has in its body or in its attributes. */
export interface ContractDetail {
  readonly of: FilterDetail['looksAt'];
  /** Absent for one that is written in the topology. */
  readonly file: string | undefined;
  readonly fields: readonly FieldWords[];
  readonly schema: string;
}

export interface AlarmDetail {
  /** In CloudWatch. */
  readonly name: string;
  /** In Terraform. */
  readonly address: string;
  readonly firesAt: string;
  /** What it means and what to do, with commands in back-ticks. */
  readonly description: string;
  readonly commands: readonly string[];
}

export interface Detail {
  /** Section and name: `queues.billing`. */
  readonly id: string;
  readonly name: string;
  /** What it is: `queue · FIFO`. */
  readonly kind: string;
  readonly settings: readonly Setting[];
  readonly filter?: FilterDetail;
  readonly contract?: readonly ContractDetail[];
  readonly alarms?: readonly AlarmDetail[];
}
