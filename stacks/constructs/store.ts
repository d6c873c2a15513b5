import type { Store } from '#model/store';
import type { Construct } from '../cdktf';
import type { StackContext } from '../context';
import { Bucket } from './bucket';
import { Table } from './table';

/** What a store is made of, by its kind. */
export function buildStore(scope: Construct, store: Store, context: StackContext): void {
  if (store.kind === 's3') new Bucket(scope, store, context);
  else new Table(scope, store, context);
}
