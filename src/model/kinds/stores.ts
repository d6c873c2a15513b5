import type { Arn } from '#base/aws/arns';
import type { Bucket, Store, Table } from '../store';

/** What one write or read of a message is charged as. */
interface Usage {
  readonly price: 'bucket-write' | 'bucket-read' | 'table-write' | 'table-read';
  readonly quantity: number;
}

/** Everything that is true of one kind of store. Whoever needs something of all kinds asks for it here. */
export interface StoreFacts<S extends Store> {
  /** In sentences, in pictures, and as a part of a Terraform address. */
  readonly word: 'bucket' | 'table';
  readonly service: string;
  /** What EventCatalog calls such a container. */
  readonly catalogType: string;
  /** How the variable of a consumer ends that holds its name. */
  readonly variable: string;
  /** The attribute of its resource that holds its name. */
  readonly nameAttribute: string;
  /** Its ARN, if programs have to use that instead of its name. */
  readonly namedByArn: (store: S) => Arn | undefined;
  readonly write: (bytes: number) => Usage;
  readonly read: (bytes: number) => Usage;
}

const KIB = 1024;
/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html */
const WRITE_UNIT = KIB;
const READ_UNIT = 4 * KIB;
/** Reads are eventually consistent unless a program asks for more, and cost half a unit then. */
const EVENTUALLY = 0.5;

function units(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}

const bucket: StoreFacts<Bucket> = {
  word: 'bucket',
  service: 'Amazon S3',
  catalogType: 'objectStore',
  variable: 'BUCKET',
  nameAttribute: 'bucket',
  namedByArn: () => undefined,
  write: () => ({ price: 'bucket-write', quantity: 1 }),
  read: () => ({ price: 'bucket-read', quantity: 1 }),
};

const table: StoreFacts<Table> = {
  word: 'table',
  service: 'Amazon DynamoDB',
  catalogType: 'database',
  variable: 'TABLE',
  nameAttribute: 'name',
  namedByArn: ({ isNamedByArn, arn }) => (isNamedByArn ? arn : undefined),
  write: (bytes) => ({ price: 'table-write', quantity: units(bytes, WRITE_UNIT) }),
  read: (bytes) => ({ price: 'table-read', quantity: units(bytes, READ_UNIT) * EVENTUALLY }),
};

const STORES = { s3: bucket, dynamodb: table } satisfies { [K in Store['kind']]: unknown };

/** The facts of a store's kind. */
export function storeFacts<S extends Store>({ kind }: S): StoreFacts<S> {
  return STORES[kind] as unknown as StoreFacts<S>;
}
