import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { DONE, type Actions } from '../action';
import { ApiError, invalidParameter } from '../protocol/errors';
import { required, texts } from '../protocol/input';
import type { World } from '../world';
import { queueOf } from './messages';
import type { LocalQueue } from './queue';

interface Policy {
  readonly Version: string;
  readonly Id: string;
  readonly Statement: readonly PlainMap[];
}

function policyOf(queue: LocalQueue): Policy {
  const known = parsedJson(queue.attributes['Policy'] ?? '');
  const statements =
    isMap(known) && Array.isArray(known['Statement']) ? (known['Statement'] as PlainMap[]) : [];
  return { Version: '2008-10-17', Id: `${queue.arn}/SQSDefaultPolicy`, Statement: statements };
}

function write(queue: LocalQueue, statements: readonly PlainMap[]): void {
  if (statements.length === 0) delete queue.attributes['Policy'];
  else queue.attributes['Policy'] = JSON.stringify({ ...policyOf(queue), Statement: statements });
  queue.world.journal.catalogue();
}

function one<T>(values: readonly T[]): T | readonly T[] {
  return values.length === 1 ? values[0]! : values;
}

function principals(world: World, accounts: readonly string[]) {
  const [, partition] = world.queueArn('').split(':');
  return one(accounts.map((account) => `arn:${partition}:iam::${account}:root`));
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html */
const MOST_ACTIONS = 7;

/** What only the account of a queue can do. */
const OF_THE_OWNER = new Set([
  ...['AddPermission', 'RemovePermission', 'CreateQueue', 'DeleteQueue', 'ListQueues', 'SetQueueAttributes'],
  ...['TagQueue', 'UntagQueue', 'ListQueueTags'],
  ...['StartMessageMoveTask', 'CancelMessageMoveTask', 'ListMessageMoveTasks'],
]);

/** As the statement has them. @throws ApiError */
function allowable(actions: readonly string[]): string[] {
  if (actions.length === 0)
    throw new ApiError('MissingParameter', 'The request must contain the parameter Actions.');
  if (actions.length > MOST_ACTIONS) {
    throw new ApiError(
      'OverLimit',
      `${actions.length} Actions were found, maximum allowed is ${MOST_ACTIONS}.`,
    );
  }
  const refused = actions.find((action) => OF_THE_OWNER.has(action));
  if (refused === undefined) return actions.map((action) => `SQS:${action}`);
  throw invalidParameter(
    'ActionName',
    `SQS:${refused}`,
    'Only the queue owner is allowed to invoke this action.',
  );
}

/** Statements of a queue policy by their label. The policy is kept, and nobody is refused by it here. */
export const PERMISSION_ACTIONS: Actions = {
  AddPermission: (world, input) => {
    const queue = queueOf(world, input);
    const Sid = required(input, 'Label');
    const { Statement } = policyOf(queue);
    if (Statement.some((statement) => statement['Sid'] === Sid)) {
      throw invalidParameter('Label', Sid, 'Already exists.');
    }
    const actions = allowable(texts(input, 'Actions'));
    const accounts = texts(input, 'AWSAccountIds');
    if (accounts.length === 0) throw invalidParameter('PrincipalId', '[]', 'Unable to verify.');
    const AWS = principals(world, accounts);
    const statement = { Sid, Effect: 'Allow', Principal: { AWS }, Action: one(actions), Resource: queue.arn };
    write(queue, [...Statement, statement]);
    return DONE;
  },
  RemovePermission: (world, input) => {
    const queue = queueOf(world, input);
    const label = required(input, 'Label');
    const { Statement } = policyOf(queue);
    const left = Statement.filter((statement) => statement['Sid'] !== label);
    if (left.length === Statement.length) throw invalidParameter('Label', label, "can't find label.");
    write(queue, left);
    return DONE;
  },
};
