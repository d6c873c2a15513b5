import { nameIn } from '#base/aws/arns';

/*
 * What Copilot calls what it makes: https://aws.github.io/copilot-cli/docs/developing/publish-subscribe/ and, for the names
 * in templates, internal/pkg/template/templates/workloads/partials/cf of aws/copilot-cli.
 */

export interface CopilotPlace {
  readonly app: string;
  readonly environment: string;
}

export function stackOf({ app, environment }: CopilotPlace, service: string): string {
  return `${app}-${environment}-${service}`;
}

/** A name in a template has letters and digits alone. */
export function logicalPart(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '');
}

/** The service and the topic in a name that Copilot made, as `api` and `orders.fifo`; a service may have `-` too. */
export function topicParts(arn: string, place: CopilotPlace, services: readonly string[]) {
  const name = nameIn(arn);
  const service = services
    .filter((one) => name.startsWith(`${stackOf(place, one)}-`))
    .sort((a, b) => b.length - a.length)[0];
  if (service === undefined) return undefined;
  return { service, topic: name.slice(stackOf(place, service).length + 1) };
}

/** The queue of a service, and that of one topic. */
const EVENTS_QUEUE = 'EventsQueue';
const DEAD_LETTERS = 'DeadLetterQueue';

/** `Worker` of `WorkerEventsQueue`; empty for the queue of the whole service, `undefined` for another one. */
export function eventsQueueOf(logicalId: string): string | undefined {
  return logicalId.endsWith(EVENTS_QUEUE) ? logicalId.slice(0, -EVENTS_QUEUE.length) : undefined;
}

/** The policy that the template has for a queue or a topic. */
export function policyOf(logicalId: string): string | undefined {
  const events = eventsQueueOf(logicalId);
  if (events !== undefined) return `${events}QueuePolicy`;
  if (logicalId.endsWith(DEAD_LETTERS)) return `${logicalId.slice(0, -DEAD_LETTERS.length)}DeadLetterPolicy`;
  return logicalId.endsWith('SNSTopic') ? `${logicalId}Policy` : undefined;
}

/** The key that all queues of a service are encrypted with. */
export const QUEUE_KEY = 'EventsKMSKey';

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The key of a queue in `COPILOT_TOPIC_QUEUE_URIS`, as `merchantOrdersEventsQueue`. */
export function queueVariable(service: string, topic: string): string {
  return `${logicalPart(service)}${capitalized(logicalPart(topic))}${EVENTS_QUEUE}`;
}
