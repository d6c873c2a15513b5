import { ATTEMPTS, isThrottling } from './throttling';

/** What can go wrong on the way to AWS, in our words, with what to do. */
export interface Trouble {
  readonly message: string;
  readonly help?: string;
}

interface Failure extends Error {
  readonly code?: string;
  readonly $metadata?: object;
  /** What the SDK could not read. */
  readonly $response?: { readonly statusCode?: number };
}

const CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;
const REJECTED =
  /(ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKey)/;
const DENIED = /(AccessDenied|AccessDeniedException|NotAuthorized|UnauthorizedOperation)/;
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ERR_INVALID_URL)$/;

/** Words for a failure of the SDK; `undefined` if it is none, and so a bug of ours. */
export function troubleOf(failure: unknown): Trouble | undefined {
  if (!(failure instanceof Error)) return undefined;
  const { name, message, code = '', $metadata, $response } = failure as Failure;
  if ($response !== undefined && (name === 'SyntaxError' || failure instanceof SyntaxError)) {
    return {
      message: `the answer is not one of AWS (HTTP status ${$response.statusCode ?? 'unknown'}): something between here and AWS answered instead`,
      help: 'check your proxy, your VPN, and the sign-in page of your network',
    };
  }
  if (CREDENTIALS.test(name)) {
    return {
      message: 'there are no AWS credentials',
      help: 'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and its secret',
    };
  }
  if (REJECTED.test(name)) return { message: `AWS does not accept the credentials: ${message}` };
  if (DENIED.test(name)) return { message: `AWS denied the request: ${message}` };
  if (UNREACHABLE.test(code) || name === 'TimeoutError') {
    return { message: `AWS cannot be reached: ${message}`, help: 'check AWS_ENDPOINT_URL and your network' };
  }
  if (name === 'PurgeQueueInProgress') {
    return { message: 'the queue was purged less than a minute ago', help: 'SQS allows one purge a minute' };
  }
  if (isThrottling(failure)) {
    return {
      message: `AWS throttles the calls, also after ${ATTEMPTS} attempts: ${message}`,
      help: 'wait for a minute, and run it again',
    };
  }
  return $metadata === undefined ? undefined : { message: `AWS returned ${name}: ${message}` };
}
