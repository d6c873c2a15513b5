/** Messages, as many as are expected. */
export interface Traffic {
  /** In a month of 730 hours. */
  readonly messages: number;
  /** Bytes of one, on average. */
  readonly size: number;
}
