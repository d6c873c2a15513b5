import { randomUUID } from 'node:crypto';
import { SQS_CALL } from '#base/aws/calls';
import { messageBytes } from '#messages/admission/size';
import { mostBytesOf } from '#messages/admission/topic';
import type { PlainMap } from '#base/util/json';
import type { Actions } from '../action';
import { ApiError, invalid } from '../protocol/errors';
import { maps, text, type Input } from '../protocol/input';
import type { World } from '../world';
import { attributesIn } from '../sqs/admit';
import { eachOf } from '../sqs/batch';
import type { Publication } from './admit';
import { topicIn } from './arn';
import { endpointOf } from './platform';
import { bodyFor, check, publish } from './publish';

function publicationIn(input: Input): Publication {
  return {
    body: text(input, 'Message') ?? '',
    subject: text(input, 'Subject'),
    structure: text(input, 'MessageStructure'),
    attributes: attributesIn(input, 'MessageAttributes'),
    groupId: text(input, 'MessageGroupId'),
    deduplicationId: text(input, 'MessageDeduplicationId'),
    traceHeader: attributesIn(input, 'MessageSystemAttributes')['AWSTraceHeader']?.StringValue,
  };
}

const ID = /^[\w-]+$/;
const LONGEST_ID = 80;

function checkId(id: string): void {
  if (id.length > LONGEST_ID) {
    throw new ApiError(
      'InvalidBatchEntryId',
      `The Id of a batch entry in the batch request is too long: ${id}`,
    );
  }
  if (ID.test(id)) return;
  throw new ApiError(
    'InvalidBatchEntryId',
    `The Id of a batch entry in the batch request contains an impermissible character: ${id}`,
  );
}

function entriesIn(input: Input): Input[] {
  const entries = maps(input, 'PublishBatchRequestEntries');
  if (entries.length === 0)
    throw new ApiError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  if (entries.length > SQS_CALL.messages) {
    throw new ApiError(
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    );
  }
  const ids = entries.map((entry) => text(entry, 'Id') ?? '');
  if (new Set(ids).size < ids.length) {
    throw new ApiError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
  for (const id of ids) checkId(id);
  return entries;
}

function checkSize(publications: readonly Publication[]): void {
  const bytes = publications.reduce((sum, publication) => sum + messageBytes(publication), 0);
  if (bytes <= mostBytesOf({ owned: true })) return;
  throw new ApiError(
    'BatchRequestTooLong',
    'The length of all the messages put together is more than the limit.',
  );
}

function show(world: World, to: string, body: string): PlainMap {
  const origin = randomUUID();
  world.tell({ kind: 'shown', to, origin, body });
  return { MessageId: origin };
}

function toPhone(world: World, input: Input): PlainMap | undefined {
  const number = text(input, 'PhoneNumber');
  if (number === undefined) return undefined;
  if (!/^\+?[0-9 ()-]{4,20}$/.test(number))
    throw invalid(`PhoneNumber Reason: ${number} is not valid to publish to`);
  return show(world, number, text(input, 'Message') ?? '');
}

function toDevice(world: World, input: Input): PlainMap | undefined {
  const endpoint = endpointOf(world, text(input, 'TargetArn') ?? '');
  if (!endpoint) return undefined;
  if (endpoint.attributes['Enabled'] === 'false')
    throw new ApiError('EndpointDisabled', 'Endpoint is disabled');
  const publication = publicationIn(input);
  if (publication.body === '') throw invalid('Empty message');
  return show(world, endpoint.arn, bodyFor(endpoint.platform, publication));
}

export const PUBLISH_ACTIONS: Actions = {
  Publish: (world, input) => {
    const direct = toPhone(world, input) ?? toDevice(world, input);
    if (direct) return direct;
    const name = text(input, 'TopicArn') === undefined ? 'TargetArn' : 'TopicArn';
    const [topic, publication] = [topicIn(world, input, name), publicationIn(input)];
    check(topic, publication);
    return { ...publish(topic, publication) };
  },
  PublishBatch: (world, input) => {
    const topic = topicIn(world, input);
    const entries = entriesIn(input);
    const publications = entries.map(publicationIn);
    checkSize(publications);
    // One entry that SNS does not take fails them all.
    for (const [index, publication] of publications.entries()) check(topic, publication, index);
    const answer = eachOf(entries, 'sns', (entry) => publish(topic, publications[entries.indexOf(entry)]!));
    return { Successful: answer.Successful, Failed: answer.Failed ?? [] };
  },
};
