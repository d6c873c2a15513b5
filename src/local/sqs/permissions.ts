import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { DONE, type Actions } from '../action';
import { invalidParameter } from '../protocol/errors';
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

/** Statements of a queue policy by their label. The policy is kept, and nobody is refused by it here. */
export const PERMISSION_ACTIONS: Actions = {
  AddPermission: (world, input) => {
    const queue = queueOf(world, input);
    const Sid = required(input, 'Label');
    const { Statement } = policyOf(queue);
    if (Statement.some((statement) => statement['Sid'] === Sid)) {
      throw invalidParameter('Label', Sid, 'Already exists.');
    }
    const actions = texts(input, 'Actions').map((action) => `SQS:${action}`);
    const AWS = principals(world, texts(input, 'AWSAccountIds'));
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
