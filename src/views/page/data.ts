/** What the script of the page knows, beside the markup that it finds. */
export interface PageData {
  readonly edges: readonly PageEdge[];
  readonly topics: readonly PageTopic[];
  readonly subscriptions: readonly PageSubscription[];
  /** Only on the page of `msgtopo dev`. */
  readonly live?: LiveData;
}

/** A topic or a queue on the server of the page. */
export interface LiveTarget {
  readonly id: string;
  readonly name: string;
  readonly awsName: string;
  /** The ARN of a topic, the URL of a queue. */
  readonly address: string;
  readonly isFifo: boolean;
}

export interface LiveData {
  readonly targets: readonly LiveTarget[];
}

export interface PageEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export interface PageTopic {
  readonly name: string;
  /** What it takes of a message, in bytes. */
  readonly mostBytes: number;
}

/** A way that a message may take. */
export interface PageSubscription {
  readonly id: string;
  readonly topic: string;
  readonly to: string;
  readonly filter: { readonly scope: 'attributes' | 'body'; readonly policy: object } | undefined;
}
