import type { Arn } from '#base/aws/arns';
import type { Bucket, Store } from '../../store';
import { dynamodb } from './dynamodb';
import type { StoreFacts } from './facts';
import { s3 } from './s3';

type Kinds = { readonly [K in Store['kind']]: StoreFacts<Extract<Store, { kind: K }>> };

/** In the order in which lists name them. */
const STORES: Kinds = { s3, dynamodb };

export const STORE_KINDS = Object.keys(STORES) as readonly Store['kind'][];

/** What is true of stores of this kind. */
export function storeFacts<S extends Store>({ kind }: Pick<S, 'kind'>): StoreFacts<S> {
  // For each kind the table has facts of that kind, which the compiler cannot follow through the union.
  return STORES[kind] as unknown as StoreFacts<S>;
}

/** A store as a bucket, if it is one. */
export function bucketOf(store: Store): Bucket | undefined {
  return storeFacts(store).bucket(store);
}

/** The ARN of a store; absent where that is made of the name alone. */
export function arnOfStore(store: Store): Arn | undefined {
  return storeFacts(store).arn(store);
}
