import { isMap, type PlainMap } from '#base/util/json';
import type { ApiError, Service } from './errors';

/*
 * Answers of the query protocol. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */

const NAMESPACES: Readonly<Record<Service, string>> = {
  sqs: 'http://queue.amazonaws.com/doc/2012-11-05/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
};

/** What SQS calls the items of a list or map, which it writes flat. */
const FLAT: Readonly<Record<string, string>> = {
  Attributes: 'Attribute',
  MessageAttributes: 'MessageAttribute',
  Messages: 'Message',
  QueueUrls: 'QueueUrl',
  queueUrls: 'QueueUrl',
  Tags: 'Tag',
  Results: 'ListMessageMoveTasksResultEntry',
  Failed: 'BatchResultErrorEntry',
};

const MAPS = new Set(['Attributes', 'MessageAttributes', 'attributes']);

/** Actions of SQS that answer with nothing at all. The others answer with an empty element, which old SDKs look for. */
const WITHOUT_RESULT = new Set([
  ...['AddPermission', 'RemovePermission', 'TagQueue', 'UntagQueue', 'SetQueueAttributes'],
  ...['ChangeMessageVisibility', 'DeleteMessage', 'DeleteQueue', 'PurgeQueue'],
]);

const DECLARATION = '<?xml version="1.0"?>';

function escaped(text: string): string {
  return text.replace(/[<>&"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function plain(value: unknown): string {
  return escaped(String(value));
}

function element(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
}

class Writer {
  constructor(
    private readonly service: Service,
    private readonly action: string,
  ) {}

  inner(value: unknown): string {
    if (!isMap(value)) return plain(value);
    return Object.entries(value)
      .map(([name, field]) => (field === undefined ? '' : this.field(name, field)))
      .join('');
  }

  private field(name: string, value: unknown): string {
    if (Array.isArray(value)) return this.list(name, value as readonly unknown[]);
    const isTagMap = this.service === 'sqs' && name === 'Tags';
    if (isMap(value) && (MAPS.has(name) || isTagMap)) return this.map(name, value, isTagMap);
    return element(name, this.inner(value));
  }

  private list(name: string, values: readonly unknown[]): string {
    if (this.service === 'sns') {
      return element(name, values.map((value) => element('member', this.inner(value))).join(''));
    }
    const item = name === 'Successful' ? `${this.action}ResultEntry` : (FLAT[name] ?? name);
    return values.map((value) => element(item, this.inner(value))).join('');
  }

  private map(name: string, values: PlainMap, isTagMap: boolean): string {
    const [key, value] = this.keyNames(isTagMap);
    const pairs = Object.entries(values).map(
      ([of, content]) => element(key, escaped(of)) + element(value, this.inner(content)),
    );
    if (this.service === 'sns') return element(name, pairs.map((pair) => element('entry', pair)).join(''));
    return pairs.map((pair) => element(FLAT[name]!, pair)).join('');
  }

  private keyNames(isTagMap: boolean): readonly [string, string] {
    if (this.service === 'sns') return ['key', 'value'];
    return isTagMap ? ['Key', 'Value'] : ['Name', 'Value'];
  }
}

export function xmlResult(service: Service, action: string, result: PlainMap, requestId: string): string {
  const inner = new Writer(service, action).inner(result);
  const answer = service === 'sqs' && WITHOUT_RESULT.has(action) ? '' : element(`${action}Result`, inner);
  const metadata = element('ResponseMetadata', element('RequestId', requestId));
  return `${DECLARATION}<${action}Response xmlns="${NAMESPACES[service]}">${answer}${metadata}</${action}Response>`;
}

export function xmlError(service: Service, failure: ApiError, requestId: string): string {
  const { code, text, status } = failure.spelled(service);
  const type = element('Type', status >= 500 ? 'Receiver' : 'Sender');
  const detail = service === 'sqs' ? '<Detail/>' : '';
  const error = element('Error', type + element('Code', code) + element('Message', escaped(text)) + detail);
  const id = element('RequestId', requestId);
  return `${DECLARATION}<ErrorResponse xmlns="${NAMESPACES[service]}">${error}${id}</ErrorResponse>`;
}
