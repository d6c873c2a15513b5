import type { Input } from './input';
import { isMap } from '#base/util/json';
import { ApiError, type Service } from './errors';

/*
 * The query protocol: `Attribute.1.Name=…&Attribute.1.Value=…` becomes what the JSON protocol has.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */

interface Names {
  /** What a list or a map is called, and its name in the API. SQS writes them flat, in the singular. */
  readonly lists: Readonly<Record<string, string>>;
  readonly maps: Readonly<Record<string, string>>;
}

const SQS: Names = {
  lists: {
    AttributeName: 'AttributeNames',
    MessageSystemAttributeName: 'MessageSystemAttributeNames',
    MessageAttributeName: 'MessageAttributeNames',
    TagKey: 'TagKeys',
    AWSAccountId: 'AWSAccountIds',
    ActionName: 'Actions',
    SendMessageBatchRequestEntry: 'Entries',
    DeleteMessageBatchRequestEntry: 'Entries',
    ChangeMessageVisibilityBatchRequestEntry: 'Entries',
  },
  maps: {
    Attribute: 'Attributes',
    MessageAttribute: 'MessageAttributes',
    MessageSystemAttribute: 'MessageSystemAttributes',
    Tag: 'Tags',
    Tags: 'Tags',
  },
};

const own = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

const SNS: Names = {
  lists: own(['Tags', 'TagKeys', 'AWSAccountId', 'ActionName', 'PublishBatchRequestEntries']),
  maps: own(['Attributes', 'MessageAttributes', 'attributes']),
};

/** A list without items has the name of the API and no value, so that it can be told from one that is absent. */
const LISTS = new Set([SQS, SNS].flatMap(({ lists }) => Object.values(lists)));

const MOST_PARAMETERS = 5000;
const DEEPEST = 10;

type Tree = Map<string, Tree | string>;

function treeOf(params: URLSearchParams): Tree {
  const root: Tree = new Map();
  for (const [name, value] of params) {
    const parts = name.split('.');
    if (parts.length > DEEPEST) throw new ApiError('MalformedQueryString', `${name} is nested too deeply`);
    let at = root;
    for (const part of parts.slice(0, -1)) {
      const known = at.get(part);
      const next: Tree = typeof known === 'object' ? known : new Map<string, Tree | string>();
      at.set(part, next);
      at = next;
    }
    at.set(parts.at(-1)!, value);
  }
  return root;
}

/** The items of a list in order: flat, or below `member` or `entry`. */
function itemsOf(tree: Tree | string): (Tree | string)[] {
  if (typeof tree === 'string') return tree === '' ? [] : [tree];
  const inner = tree.get('member') ?? tree.get('entry') ?? tree;
  if (typeof inner === 'string') return [inner];
  return [...inner]
    .filter(([key]) => /^\d{1,6}$/.test(key))
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, item]) => item);
}

function pairOf(item: Tree | string, names: Names): readonly [string, unknown][] {
  if (typeof item === 'string') return [];
  const key = item.get('Name') ?? item.get('key') ?? item.get('Key');
  const value = item.get('Value') ?? item.get('value') ?? '';
  if (typeof key !== 'string') return [];
  return [[key, typeof value === 'string' ? value : shaped(value, names)]];
}

function shaped(tree: Tree, names: Names): Input {
  const input: Record<string, unknown> = {};
  for (const [name, value] of tree) {
    // `attributes` of SNS is a list in one action and a map in another.
    const isList = typeof value === 'string' ? value === '' && LISTS.has(name) : value.has('member');
    const list = names.lists[name] ?? (isList ? name : undefined);
    const map = isList ? undefined : names.maps[name];
    if (map !== undefined)
      input[map] = Object.fromEntries(itemsOf(value).flatMap((item) => pairOf(item, names)));
    else if (list !== undefined) {
      input[list] = itemsOf(value).map((item) => (typeof item === 'string' ? item : shaped(item, names)));
    } else input[name] = typeof value === 'string' ? value : shaped(value, names);
  }
  return input;
}

/** @throws ApiError */
export function fromQuery(params: URLSearchParams, service: Service): Input {
  if (params.size > MOST_PARAMETERS)
    throw new ApiError('MalformedQueryString', 'there are too many parameters');
  const input = shaped(treeOf(params), service === 'sqs' ? SQS : SNS);
  const { Action, Version: _, Tags, ...rest } = input;
  if (Tags === undefined) return rest;
  // SQS alone writes the tags of a new queue in small letters.
  return Action === 'CreateQueue' && isMap(Tags) ? { ...rest, tags: Tags } : { ...rest, Tags };
}
