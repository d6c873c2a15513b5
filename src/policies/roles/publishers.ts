import { invokedBy } from '#model/invokers';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { ApiPublisher, EventRule, IotRule, Publisher, Schedule } from '#model/publisher';
import { invoke, publish, send, writeAllLogs } from '../grants';
import { ofThisAccount, trustService, type Role } from '../role';
import type { Statement } from '../statement';
import { composedArn, type PolicyWriter } from '../writer';

const API_GATEWAY = 'apigateway.amazonaws.com';

/** Whom the role of a publisher is for. */
function trustOf(
  publisher: ApiPublisher | EventRule | IotRule | Schedule,
  writer: PolicyWriter,
): Statement[] {
  switch (publisher.kind) {
    case 'api':
      return trustService(API_GATEWAY);
    case 'schedule':
      return trustService('scheduler.amazonaws.com', ofThisAccount(writer));
    case 'iot-rule':
      return trustService('iot.amazonaws.com', ofThisAccount(writer));
    case 'event-rule':
      // Put together, since the targets of the rule need the role first.
      // https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
      return trustService('events.amazonaws.com', {
        ...ofThisAccount(writer),
        ArnEquals: { 'aws:SourceArn': composedArn(writer, publisher.arn) },
      });
  }
}

/** The role that an API, a schedule or a rule publishes with. */
export function publisherRole(
  publisher: ApiPublisher | EventRule | IotRule | Schedule,
  writer: PolicyWriter,
): Role {
  const { name, publishes, sends } = publisher;
  const { intoQueuesAs, failures } = publisherFacts<Publisher>(publisher);
  const undelivered = failures(publisher);
  // What a service does under its own name, the policies of the queues allow.
  const queues = intoQueuesAs === 'own-role' ? [...sends, ...(undelivered ? [undelivered] : [])] : [];
  return {
    address: name,
    trust: trustOf(publisher, writer),
    statements: [
      ...publish(writer, publishes),
      ...send(writer, queues),
      ...invoke(writer, invokedBy(publisher)),
    ],
  };
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
  if (!publisherFacts(publisher).hasRole(publisher)) return [];
  switch (publisher.kind) {
    case 'api': {
      const account = publisher.accountRole ? [accountRole(publisher, writer)] : [];
      return [publisherRole(publisher, writer), ...account];
    }
    case 'event-rule':
    case 'schedule':
    case 'iot-rule':
      return [publisherRole(publisher, writer)];
    case 'role':
    case 's3':
      return [];
  }
}
