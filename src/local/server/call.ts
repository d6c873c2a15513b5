import type { IncomingHttpHeaders } from 'node:http';
import { isMap, parsedJson } from '#base/util/json';
import { ApiError, type Service } from '../protocol/errors';
import type { Input } from '../protocol/input';
import { foreignMessage, foreignOf } from './foreign';
import { fromQuery } from '../protocol/query';

/** What a request asks for, and in which protocol it wants the answer. */
export interface Call {
  readonly service: Service;
  readonly action: string;
  readonly protocol: 'json' | 'query';
  /** What to say of a call of another service. */
  readonly foreign?: string;
  /** @throws ApiError */
  input(): Input;
}

const TARGET = /^AmazonSQS\.(\w+)$/;
const SNS_VERSION = '2010-03-31';
const SQS_VERSION = '2012-11-05';

function fromJson(body: string): Input {
  const input = body === '' ? {} : parsedJson(body);
  if (isMap(input)) return input;
  throw new ApiError('SerializationException', 'The body of the request is no JSON object');
}

/** A call of a service that is not here, so that it gets an answer which says so. */
function foreignCall(path: string, headers: IncomingHttpHeaders, params: URLSearchParams): Call | undefined {
  const version = params.get('Version');
  if (version === SNS_VERSION || version === SQS_VERSION) return undefined;
  const foreign = foreignOf(path, headers, params.get('Action') ?? '');
  if (!foreign) return undefined;
  const isJson = headers['content-type']?.includes('json') === true;
  const protocol = isJson ? 'json' : 'query';
  return { service: 'sqs', action: '', protocol, foreign: foreignMessage(foreign), input: () => ({}) };
}

/** By the version of the API if there is one, else by whom the signature is for, else by the path. */
function serviceOf(params: URLSearchParams, { authorization = '' }: IncomingHttpHeaders): Service {
  const version = params.get('Version');
  if (version !== null) return version === SNS_VERSION ? 'sns' : 'sqs';
  if (/\/sns\/aws4_request/.test(authorization)) return 'sns';
  return params.has('TopicArn') || params.has('SubscriptionArn') ? 'sns' : 'sqs';
}

/** What X-Ray's SDKs write on every request, SQS keeps with the message. */
function traced(input: Input, trace: IncomingHttpHeaders[string]): Input {
  if (typeof trace !== 'string' || (input['MessageBody'] ?? input['Message']) === undefined) return input;
  const AWSTraceHeader = { DataType: 'String', StringValue: trace };
  const given = isMap(input['MessageSystemAttributes']) ? input['MessageSystemAttributes'] : {};
  return { ...input, MessageSystemAttributes: { AWSTraceHeader, ...given } };
}

/** `address` is what the first line of the request has: a path, and maybe a query. */
export function readCall(address: string, headers: IncomingHttpHeaders, body: string): Call {
  const { 'x-amz-target': target, 'x-amzn-trace-id': trace } = headers;
  const [, jsonAction] = typeof target === 'string' ? (TARGET.exec(target) ?? []) : [];
  if (jsonAction !== undefined) {
    const input = () => traced(fromJson(body), trace);
    return { service: 'sqs', action: jsonAction, protocol: 'json', input };
  }
  const [path = '', search = ''] = address.split('?', 2);
  const params = new URLSearchParams(body);
  if (search !== '') for (const [name, value] of new URLSearchParams(search)) params.append(name, value);
  const foreign = foreignCall(path, headers, params);
  if (foreign) return foreign;
  const service = serviceOf(params, headers);
  return {
    service,
    action: params.get('Action') ?? '',
    protocol: 'query',
    input: () => {
      const input = traced(fromQuery(params, service), trace);
      // A request to the URL of a queue need not name it again.
      const isToQueue = service === 'sqs' && input['QueueUrl'] === undefined && path.length > 1;
      return isToQueue ? { ...input, QueueUrl: path } : input;
    },
  };
}
