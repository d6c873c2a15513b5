import { SQS_CALL } from '#base/aws/calls';
import { ApiError } from '../protocol/errors';
import { maps, required, text, type Input } from '../protocol/input';

const ENTRY_ID = /^[\w-]{1,80}$/;

/** The entries of a batch, which all have an identifier of their own. */
export function entriesOf(input: Input, action: string): Input[] {
  const entries = maps(input, 'Entries');
  if (entries.length === 0) {
    throw new ApiError(
      'EmptyBatchRequest',
      `There should be at least one ${action}RequestEntry in the request.`,
    );
  }
  const ids = entries.map((entry) => text(entry, 'Id') ?? '');
  if (ids.some((id) => !ENTRY_ID.test(id))) {
    throw new ApiError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  if (entries.length > SQS_CALL.messages) {
    throw new ApiError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${SQS_CALL.messages}. You have sent ${entries.length}.`,
    );
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new ApiError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  return entries;
}

export interface BatchAnswer {
  readonly Successful: readonly object[];
  readonly Failed?: readonly object[];
}

/** What becomes of each entry by itself. */
export function eachOf(
  entries: readonly Input[],
  service: 'sqs' | 'sns',
  work: (entry: Input) => object,
): BatchAnswer {
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    const Id = required(entry, 'Id');
    try {
      Successful.push({ Id, ...work(entry) });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      const { code } = failure.spelled(service);
      Failed.push({ Id, SenderFault: true, Code: code, Message: failure.message });
    }
  }
  return { Successful, ...(Failed.length > 0 ? { Failed } : {}) };
}
