/** How an error of AWS is spelled in each protocol. */
interface Spelling {
  /** The type in JSON. */
  readonly type?: string;
  /** The code in XML, and in the header that JSON answers have for older clients. */
  readonly code?: string;
  readonly status?: number;
  /** The text in XML, where it differs. */
  readonly text?: string;
}

const SQS = 'AWS.SimpleQueueService';

function sqsCode(code: string): Spelling {
  return { code: `${SQS}.${code}` };
}

/** Errors that are not spelled alike everywhere, as recordings of AWS have them. */
const SPELLINGS: Readonly<Record<string, Spelling>> = {
  InvalidParameterValue: { type: 'com.amazon.coral.service#InvalidParameterValueException' },
  MissingParameter: { type: 'com.amazon.coral.service#MissingRequiredParameterException' },
  InvalidAction: { type: 'com.amazon.coral.service#UnknownOperationException' },
  SerializationException: { type: 'com.amazon.coral.service#SerializationException' },
  InternalError: { type: 'com.amazon.coral.service#InternalFailure', status: 500 },
  AccessDenied: { status: 403 },
  QueueDoesNotExist: {
    code: `${SQS}.NonExistentQueue`,
    text: 'The specified queue does not exist for this wsdl version.',
  },
  QueueNameExists: { code: 'QueueAlreadyExists' },
  QueueDeletedRecently: sqsCode('QueueDeletedRecently'),
  PurgeQueueInProgress: { code: `${SQS}.PurgeQueueInProgress`, status: 403 },
  MessageNotInflight: sqsCode('MessageNotInflight'),
  EmptyBatchRequest: sqsCode('EmptyBatchRequest'),
  TooManyEntriesInBatchRequest: sqsCode('TooManyEntriesInBatchRequest'),
  BatchEntryIdsNotDistinct: sqsCode('BatchEntryIdsNotDistinct'),
  BatchRequestTooLong: sqsCode('BatchRequestTooLong'),
  InvalidBatchEntryId: sqsCode('InvalidBatchEntryId'),
  UnsupportedOperation: sqsCode('UnsupportedOperation'),
  OverLimit: { status: 403 },
  ResourceNotFoundException: { status: 404 },
};

const SNS_SPELLINGS: Readonly<Record<string, Spelling>> = {
  NotFound: { status: 404 },
  AuthorizationError: { status: 403 },
  FilterPolicyLimitExceeded: { status: 403 },
  ResourceNotFound: { status: 404 },
  InternalError: { status: 500 },
};

export type Service = 'sqs' | 'sns';

/** What a request is answered with instead of a result. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  spelled(service: Service): Required<Spelling> {
    const { code, message } = this;
    const spelling = (service === 'sqs' ? SPELLINGS : SNS_SPELLINGS)[code] ?? {};
    return { type: `com.amazonaws.sqs#${code}`, code, status: 400, text: message, ...spelling };
  }
}

export function invalidValue(message: string): ApiError {
  return new ApiError('InvalidParameterValue', message);
}

/** As SQS says it of one parameter. */
export function invalidParameter(name: string, value: unknown, reason: string): ApiError {
  return invalidValue(`Value ${String(value)} for parameter ${name} is invalid. Reason: ${reason}`);
}

/** As SNS says it. */
export function invalid(message: string): ApiError {
  return new ApiError('InvalidParameter', `Invalid parameter: ${message}`);
}
