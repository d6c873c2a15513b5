import type { Table as TableElement } from '#model/store';
import { nameResource } from '../address';
import { Construct, DynamodbTable } from '../cdktf';
import type { StackContext } from '../context';
import { kmsKeyOf } from '../references';
import { literal, tagSettings } from '../text';

/** A table that is paid by request, and can be brought back to any second of the last 35 days. */
export class Table extends Construct {
  constructor(scope: Construct, store: TableElement, context: StackContext) {
    super(scope, `store-${store.name}`);
    const [partitionKey, sortKey] = store.key;
    const kmsKeyArn = kmsKeyOf(context, store.encryption);
    const resource = new DynamodbTable(this, 'resource', {
      name: literal(store.physicalName),
      billingMode: 'PAY_PER_REQUEST',
      hashKey: literal(partitionKey!.name),
      ...(sortKey ? { rangeKey: literal(sortKey.name) } : {}),
      attribute: store.key.map(({ name, type }) => ({ name: literal(name), type })),
      ...(store.ttl === undefined ? {} : { ttl: { attributeName: literal(store.ttl), enabled: true } }),
      pointInTimeRecovery: { enabled: true },
      ...(kmsKeyArn === undefined ? {} : { serverSideEncryption: { enabled: true, kmsKeyArn } }),
      ...tagSettings(store.tags),
    });
    nameResource(resource, store.name);
  }
}
