import type { Arn } from '#base/aws/arns';
import type { Bucket, Store } from '../../store';
import type { Setting } from '../shown';

/** What one write or read of a message is charged as. */
interface Usage {
  readonly price: 'bucket-write' | 'bucket-read' | 'table-write' | 'table-read';
  readonly quantity: number;
}

/** What a store may be asked for beside reading and writing. */
export type StoreLevel = 'list' | 'delete' | 'scan';

/** Everything that is true of one kind of store. Whoever needs something of all kinds asks for it here. */
export interface StoreFacts<S extends Store> {
  /** In sentences, in pictures, and as a part of a Terraform address. */
  readonly word: 'bucket' | 'table';
  readonly service: string;
  /** The service in which two stores cannot have the same name, as a person would say it. */
  readonly namedIn: string;
  /** What EventCatalog calls such a container. */
  readonly catalogType: string;
  /** How the variable of a consumer ends that holds its name. */
  readonly variable: string;
  /** The attribute of its resource that holds its name. */
  readonly nameAttribute: string;
  readonly levels: readonly StoreLevel[];
  /** Whether consumers may be given its indexes. */
  readonly hasIndexes: boolean;
  /** The store itself if it is a bucket, which can tell of its objects. */
  readonly bucket: (store: S) => Bucket | undefined;
  /** Its ARN; absent where that is made of the name alone. */
  readonly arn: (store: S) => Arn | undefined;
  /** Its ARN, if programs have to use that instead of its name. */
  readonly namedByArn: (store: S) => Arn | undefined;
  /** Whether its name ends with the account, since all accounts share the names. */
  readonly endsWithAccount: (store: S) => boolean;
  /** Whether it has a policy of its own. */
  readonly hasPolicy: boolean;
  /** The service that uses its key as whoever makes the store; such a store takes the ID of a key, and no alias. */
  readonly keyUser: 'dynamodb' | undefined;
  /** What pages and comparisons say of it that only this kind has. */
  readonly settings: (store: S) => readonly Setting[];
  readonly write: (bytes: number) => Usage;
  readonly read: (bytes: number) => Usage;
}
