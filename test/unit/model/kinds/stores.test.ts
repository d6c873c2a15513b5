import { arnOfStore, bucketOf, STORE_KINDS, storeFacts } from '#model/kinds/stores/index';
import { topologyOf } from '#test/unit/topology-of';

const { stores } = topologyOf(`
stores:
  receipts: { type: s3, expiresAfter: 90d }
  archive: { type: s3, external: archive-of-shop }
  seen: { type: dynamodb, key: { id: S }, ttl: expires }
  prices: { type: dynamodb, external: "arn:aws:dynamodb:eu-west-1:222222222222:table/prices" }
`);

const ALL = [...stores.values()];

test('there is a store of each kind here', () => {
  expect(new Set(ALL.map(({ kind }) => kind))).toEqual(new Set(STORE_KINDS));
});

test('a bucket is named by its name, and a table by its ARN', () => {
  expect(ALL.flatMap((store) => bucketOf(store)?.name ?? [])).toEqual(['archive', 'receipts']);
  expect(ALL.flatMap((store) => arnOfStore(store)?.resource ?? [])).toEqual([
    'table/prices',
    expect.stringMatching(/^table\/.*seen$/),
  ]);
});

test('only a bucket whose name nobody chose ends with the account', () => {
  const ending = ALL.filter((store) => storeFacts(store).endsWithAccount(store));
  expect(ending.map(({ name }) => name)).toEqual(['receipts']);
});

test('settings are those of the kind', () => {
  const settings = ALL.map((store) =>
    storeFacts(store)
      .settings(store)
      .map(({ value }) => value),
  );
  expect(settings).toEqual([[], [], ['90d'], ['id', 'expires']]);
});

test('tables are charged by units, and buckets by requests', () => {
  const [bucket, table] = STORE_KINDS.map((kind) => storeFacts({ kind }));
  expect(bucket!.write(100_000)).toEqual({ price: 'bucket-write', quantity: 1 });
  expect(table!.write(1025)).toEqual({ price: 'table-write', quantity: 2 });
  expect(table!.read(4096)).toEqual({ price: 'table-read', quantity: 0.5 });
  expect(table!.read(4097)).toEqual({ price: 'table-read', quantity: 1 });
});
