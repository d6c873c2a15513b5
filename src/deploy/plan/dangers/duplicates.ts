import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import type { Change } from '../changes';
import { isMadeForDeadLetters } from '../element';
import { isUpdated, text, texts, block, type Danger, type Found } from './danger';

/** Where the scope of deduplication is, its narrow value and its wide one. */
const SCOPES: Readonly<
  Record<string, readonly [attribute: string, group: string, all: string, key: string]>
> = {
  aws_sqs_queue: ['deduplication_scope', 'messageGroup', 'queue', 'deduplicationScope'],
  aws_sns_topic: ['fifo_throughput_scope', 'MessageGroup', 'Topic', 'throughputScope'],
};

export const changeDeduplication: Danger = {
  id: 'change-deduplication',
  degree: 'loses-when',
  summary: 'a FIFO queue or topic would take two messages for one that it tells apart now',
  why:
    'Of two messages with the same deduplication ID the second one is accepted and dropped, and its publisher gets no ' +
    'error.',
  find(change) {
    const { type, element, before, after } = change;
    const [attribute, group, all, key] = SCOPES[type] ?? [];
    // To a queue for dead letters only SQS itself sends.
    if (!isUpdated(change) || attribute === undefined || isMadeForDeadLetters(element)) return undefined;
    if (before[attribute] !== group || after[attribute] !== all) return undefined;
    return {
      message: `${element.label} would drop a message whose deduplication ID another group has used, and keeps both now`,
      safeWay: 'make sure that deduplication IDs differ between message groups',
      path: child(element.path, key!),
    };
  },
};

export const shortenVisibility: Danger = {
  id: 'shorten-visibility',
  degree: 'loses-when',
  summary: 'a queue would give a message to another consumer earlier',
  why:
    'A message that takes longer than the visibility timeout is received again while it is processed: it is processed ' +
    'twice, and after `maxReceiveCount` times it is a dead letter.',
  find(change) {
    const { type, element, before, after } = change;
    const [old, planned] = [before, after].map((values) => Number(values['visibility_timeout_seconds']));
    if (type !== 'aws_sqs_queue' || !isUpdated(change) || isMadeForDeadLetters(element)) return undefined;
    if (!(planned! < old!)) return undefined;
    const time = planned === 0 ? 'for no time' : `for ${formatSeconds(planned!)}`;
    return {
      message: `${element.label} would hide a message ${time} instead of ${formatSeconds(old!)} while it is processed`,
      safeWay: 'make sure that no message takes longer, or keep `visibilityTimeout`',
      path: child(element.path, 'visibilityTimeout'),
    };
  },
};

function batchResponse({ element, before, after }: Change): Found | undefined {
  const says = (values: Change['before']) =>
    texts(values['function_response_types']).includes('ReportBatchItemFailures');
  const [old, planned] = [says(before), says(after)];
  if (old === planned) return undefined;
  return {
    message: planned
      ? `${element.label} would go by what the function returns: one that fails without naming the failed messages has the whole batch deleted`
      : `${element.label} would no longer go by what the function returns: messages that it names as failed would be deleted`,
    safeWay: 'deploy a function that does right by both first',
    path: child(element.path, 'partialBatchResponse'),
  };
}

function invocation({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [before, after].map((values) => {
    const target = block(values['target_parameters']);
    return text(block(target['step_function_state_machine_parameters'])['invocation_type']);
  });
  if (old === planned) return undefined;
  return {
    message: `${element.label} would delete messages at another time: once the execution ${planned === 'REQUEST_RESPONSE' ? 'has ended' : 'has started'}`,
    safeWay: 'make sure that the state machine keeps what fails',
  };
}

export const changeAcknowledgement: Danger = {
  id: 'change-acknowledgement',
  degree: 'loses-when',
  summary: 'other messages than now would count as processed, and be deleted from the queue',
  why: 'A message that is deleted from the queue is not received again, and does not become a dead letter either.',
  find(change) {
    if (!isUpdated(change)) return undefined;
    if (change.type === 'aws_lambda_event_source_mapping') return batchResponse(change);
    return change.type === 'aws_pipes_pipe' ? invocation(change) : undefined;
  },
};
