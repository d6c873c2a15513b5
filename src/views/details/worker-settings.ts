import { formatArn } from '#base/aws/arns';
import { storeFacts } from '#model/kinds/stores/index';
import type { Consumer } from '#model/consumer';
import type { Publisher } from '#model/publisher';
import type { Store } from '#model/store';
import { list } from '#base/util/text';
import { optional, UNKNOWN_ACCOUNT, type Setting } from '#model/kinds/shown';
import { consumerFacts } from '#model/kinds/consumers/index';
import { destinationWords } from '#model/network';
import { publisherFacts } from '#model/kinds/publishers/index';
import { encryptionWords } from './settings';

function names(elements: readonly { readonly name: string }[]): string {
  return list(elements.map(({ name }) => name));
}

/** `textract:AnalyzeDocument (reads scanned invoices)` */
function grantWords({ grants }: Consumer): string {
  return list(grants.map(({ actions, reason }) => `${list(actions)} (${reason})`));
}

function networkSettings(consumer: Consumer): Setting[] {
  const { egress = [], securityGroups = [] } = consumerFacts(consumer).inNetwork(consumer) ?? {};
  return [
    ...optional('Connects to', list(egress.map(destinationWords)), 'egress'),
    ...optional('Security groups of others', list(securityGroups), 'securityGroups'),
  ];
}

export function consumerSettings(consumer: Consumer): Setting[] {
  const { isMade, settings } = consumerFacts(consumer);
  return [
    ...optional('Physical name', isMade ? consumer.physicalName : undefined, 'physicalName'),
    ...optional('Processes', names(consumer.queues), 'queue', 'queues'),
    ...optional('Publishes to', names(consumer.publishes), 'publishes'),
    ...optional('Sends to', names(consumer.sends), 'sends'),
    ...networkSettings(consumer),
    ...optional('Stores', names(consumer.stores.map(({ store }) => store))),
    ...optional('May also use', grantWords(consumer)),
    ...optional('Runs in dev', consumer.dev, 'dev'),
    ...settings(consumer),
  ];
}

function externalStoreSettings(store: Store): Setting[] {
  const { physicalName, encryption } = store;
  const arn = storeFacts(store).namedByArn(store);
  const name = arn === undefined ? physicalName : formatArn(arn, UNKNOWN_ACCOUNT);
  return [
    { label: 'Owned by', value: 'somebody else', keys: [] },
    ...optional('Physical name', name, 'external'),
    ...(encryption.kind === 'own-key'
      ? optional('Encryption', encryptionWords(encryption), 'encryption.*')
      : []),
  ];
}

export function storeSettings(store: Store): Setting[] {
  if (!store.owned) return externalStoreSettings(store);
  return [
    ...optional('Physical name', store.physicalName, 'physicalName'),
    ...optional('Encryption', encryptionWords(store.encryption), 'encryption.*'),
    ...storeFacts(store).settings(store),
  ];
}

export function publisherSettings(publisher: Publisher): Setting[] {
  return [
    ...optional('Publishes to', names(publisher.publishes), 'publishes'),
    ...optional('Sends to', names(publisher.sends), 'sends'),
    ...publisherFacts(publisher).settings(publisher),
  ];
}
