import { randomUUID } from 'node:crypto';
import { ApiError } from '../protocol/errors';
import { xmlError, xmlResult } from '../protocol/xml';
import type { Gone } from '../action';
import type { World } from '../world';
import { ACTIONS } from './actions';
import type { Call } from './call';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = 'application/x-amz-json-1.0';
const XML_TYPE = 'text/xml';

function failed({ service, protocol }: Call, failure: ApiError, id: string): Answer {
  const { type, code, status } = failure.spelled(service);
  if (protocol === 'query') {
    return { status, headers: { 'content-type': XML_TYPE }, body: xmlError(service, failure, id) };
  }
  const fault = status >= 500 ? 'Receiver' : 'Sender';
  return {
    status,
    headers: { 'content-type': JSON_TYPE, 'x-amzn-query-error': `${code};${fault}` },
    body: JSON.stringify({ __type: type, message: failure.message }),
  };
}

function asApiError(failure: unknown): ApiError {
  if (failure instanceof ApiError) return failure;
  const { message } = failure instanceof Error ? failure : new Error(String(failure));
  return new ApiError('InternalError', `msgtopo dev failed, which is a bug: ${message}`);
}

/** Does what a call asks for. Whatever changed is kept before anybody hears of it. */
export async function answer(world: World, call: Call, gone: Gone): Promise<Answer> {
  const { service, action, protocol } = call;
  const id = randomUUID();
  const withId = ({ status, headers, body }: Answer): Answer => ({
    status,
    headers: { ...headers, 'x-amzn-requestid': id },
    body,
  });
  try {
    const actions = ACTIONS[service];
    const work = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!work)
      throw new ApiError(
        'InvalidAction',
        call.foreign ??
          `msgtopo dev does not have the action ${action || '(none)'} of ${service.toUpperCase()}`,
      );
    const result = await work(world, call.input(), gone);
    world.journal.flush();
    return withId(
      protocol === 'json'
        ? { status: 200, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(result) }
        : {
            status: 200,
            headers: { 'content-type': XML_TYPE },
            body: xmlResult(service, action, result, id),
          },
    );
  } catch (failure) {
    world.journal.flush();
    return withId(failed(call, asApiError(failure), id));
  }
}
