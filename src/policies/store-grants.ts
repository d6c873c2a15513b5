import type { StoreAccess } from '#model/consumer';
import type { Bucket, Table } from '#model/store';
import { READ_ENCRYPTED, useKeys, WRITE_ENCRYPTED } from './grants';
import { allow, type Statement } from './statement';
import type { PolicyWriter } from './writer';

/* What a consumer may do with stores, which differs by their kinds. */

const BUCKET_READ = ['s3:GetObject', 's3:GetObjectVersion'];
const BUCKET_WRITE = ['s3:AbortMultipartUpload', 's3:PutObject'];
const TABLE_READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const TABLE_WRITE = [
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

type Use = 'reads' | 'writes' | 'lists' | 'deletes' | 'scans';

function accessOf<S>(stores: readonly StoreAccess[], kind: string, use: Use): S[] {
  return stores.filter((access) => access.store.kind === kind && access[use]).map(({ store }) => store as S);
}

function indexArns({ names, text }: PolicyWriter, stores: readonly StoreAccess[], use: Use): string[] {
  return stores
    .filter((access) => access[use])
    .flatMap(({ store, indexes }) => indexes.map((index) => `${names.store(store)}/index/${text(index)}`));
}

/** To use stores, each as far as the consumer says. */
export function useStores(writer: PolicyWriter, stores: readonly StoreAccess[]): Statement[] {
  const of = <S extends Bucket | Table>(kind: S['kind'], use: Use) => accessOf<S>(stores, kind, use);
  const arns = (found: readonly (Bucket | Table)[]) => found.map((store) => writer.names.store(store));
  const objects = (found: readonly Bucket[]) => arns(found).map((arn) => `${arn}/*`);
  const encryptions = (found: readonly (Bucket | Table)[]) => found.map(({ encryption }) => encryption);
  const [read, written] = [of<Bucket>('s3', 'reads'), of<Bucket>('s3', 'writes')];
  return [
    ...allow({ Sid: 'ReadObjects', Action: BUCKET_READ }, objects(read)),
    ...allow({ Sid: 'WriteObjects', Action: BUCKET_WRITE }, objects(written)),
    ...allow({ Sid: 'ReadItems', Action: TABLE_READ }, arns(of<Table>('dynamodb', 'reads'))),
    ...allow({ Sid: 'WriteItems', Action: TABLE_WRITE }, arns(of<Table>('dynamodb', 'writes'))),
    ...allow({ Sid: 'ListObjects', Action: 's3:ListBucket' }, arns(of<Bucket>('s3', 'lists'))),
    ...allow({ Sid: 'DeleteObjects', Action: 's3:DeleteObject' }, objects(of<Bucket>('s3', 'deletes'))),
    ...allow({ Sid: 'DeleteItems', Action: 'dynamodb:DeleteItem' }, arns(of<Table>('dynamodb', 'deletes'))),
    ...allow({ Sid: 'ScanItems', Action: 'dynamodb:Scan' }, [
      ...arns(of<Table>('dynamodb', 'scans')),
      ...indexArns(writer, stores, 'scans'),
    ]),
    ...allow({ Sid: 'QueryIndexes', Action: 'dynamodb:Query' }, indexArns(writer, stores, 'reads')),
    ...useKeys(writer, encryptions(read), { id: 'ReadBucket', actions: READ_ENCRYPTED, via: 's3' }),
    ...useKeys(writer, encryptions(written), { id: 'WriteBucket', actions: WRITE_ENCRYPTED, via: 's3' }),
    ...useKeys(
      writer,
      encryptions(stores.map(({ store }) => store).filter((store) => store.kind === 'dynamodb')),
      { id: 'Table', actions: READ_ENCRYPTED, via: 'dynamodb' },
    ),
  ];
}
