import type { ApiPublisher, IotRule, Publisher, Schedule } from '#model/publisher';
import { publish, writeAllLogs } from '../grants';
import { ofThisAccount, trustService, type Role } from '../role';
import type { PolicyWriter } from '../writer';

const API_GATEWAY = 'apigateway.amazonaws.com';

/** The role that an API, a schedule or a rule publishes with. */
export function publisherRole(
  { kind, name, publishes }: ApiPublisher | IotRule | Schedule,
  writer: PolicyWriter,
): Role {
  const trust = {
    api: () => trustService(API_GATEWAY),
    schedule: () => trustService('scheduler.amazonaws.com', ofThisAccount(writer)),
    'iot-rule': () => trustService('iot.amazonaws.com', ofThisAccount(writer)),
  };
  return { address: name, trust: trust[kind](), statements: publish(writer, publishes) };
}

/** Lets API Gateway write the logs of all APIs of an account and region, which there is one role for. */
export function accountRole({ name }: ApiPublisher, writer: PolicyWriter): Role {
  return {
    address: `${name}_account`,
    trust: trustService(API_GATEWAY),
    statements: writeAllLogs(writer),
  };
}

/** Every role that a publisher needs. */
export function publisherRoles(publisher: Publisher, writer: PolicyWriter): Role[] {
  switch (publisher.kind) {
    case 'api': {
      const account = publisher.accountRole ? [accountRole(publisher, writer)] : [];
      return [publisherRole(publisher, writer), ...account];
    }
    case 'schedule':
    case 'iot-rule':
      return [publisherRole(publisher, writer)];
    case 'role':
    case 's3':
    case 'event-rule':
      return [];
  }
}
