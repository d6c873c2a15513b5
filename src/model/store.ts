import type { Arn } from '#base/aws/arns';
import type { Element, Encryption, Placed, Tags } from './element';

/** Where consumers keep what they make of messages, or messages that are too large. */
export type Store = Bucket | Table;

interface StoreBase extends Element, Placed {
  /** Whether it is made here; one of somebody else has a name, an ARN and perhaps a key. */
  readonly owned: boolean;
  readonly physicalName: string;
  readonly encryption: Encryption;
  readonly tags: Tags;
}

export interface Bucket extends StoreBase {
  readonly kind: 's3';
  /** Whether the name is the user's; one that is not ends with the account, since all accounts share the names. */
  readonly isNameChosen: boolean;
  /** Days until objects are deleted. */
  readonly expiresAfter: number | undefined;
}

export interface TableKey {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}

export interface Table extends StoreBase {
  readonly kind: 'dynamodb';
  readonly arn: Arn;
  /** What the SDK takes for its name: of a table of another account, only the ARN. */
  readonly isNamedByArn: boolean;
  /** The partition key and, if there is one, the sort key. */
  readonly key: readonly TableKey[];
  /** The attribute that holds when an item expires. */
  readonly ttl: string | undefined;
}
