import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { DONE, type Actions } from '../action';
import { invalid } from '../protocol/errors';
import { required, texts, type Input } from '../protocol/input';
import { topicIn } from './arn';
import type { LocalTopic } from './topic';

const OWNER_ACTIONS = [
  'GetTopicAttributes',
  'SetTopicAttributes',
  'AddPermission',
  'RemovePermission',
  'DeleteTopic',
  'Subscribe',
  'ListSubscriptionsByTopic',
  'Publish',
];

/** What SNS gives a topic that nobody set a policy for. */
export function defaultPolicy(arn: string, account: string): PlainMap & { Statement: PlainMap[] } {
  return {
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: OWNER_ACTIONS.map((action) => `SNS:${action}`),
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  };
}

function statementsOf(topic: LocalTopic) {
  const policy = parsedJson(topic.attributes['Policy'] ?? '');
  const written = isMap(policy) ? policy : defaultPolicy(topic.arn, topic.world.account);
  const statements = Array.isArray(written['Statement']) ? (written['Statement'] as PlainMap[]) : [];
  const write = (next: readonly PlainMap[]) => {
    topic.attributes['Policy'] = JSON.stringify({ ...written, Statement: next });
    topic.world.journal.catalogue();
  };
  return { statements, write };
}

function addPermission(topic: LocalTopic, input: Input): void {
  const Sid = required(input, 'Label');
  const { statements, write } = statementsOf(topic);
  if (statements.some((statement) => statement['Sid'] === Sid)) throw invalid('Statement already exists');
  const actions = texts(input, 'ActionName');
  if (actions.some((action) => !OWNER_ACTIONS.includes(action))) {
    throw invalid('Policy statement action out of service scope!');
  }
  const one = (values: readonly string[]) => (values.length === 1 ? values[0] : values);
  const [, partition] = topic.arn.split(':');
  const AWS = one(texts(input, 'AWSAccountId').map((account) => `arn:${partition}:iam::${account}:root`));
  const Action = one(actions.map((action) => `SNS:${action}`));
  write([...statements, { Sid, Effect: 'Allow', Principal: { AWS }, Action, Resource: topic.arn }]);
}

/** Statements of a topic policy by their label. The policy is kept, and nobody is refused by it here. */
export const TOPIC_PERMISSION_ACTIONS: Actions = {
  AddPermission: (world, input) => {
    addPermission(topicIn(world, input), input);
    return DONE;
  },
  RemovePermission: (world, input) => {
    const { statements, write } = statementsOf(topicIn(world, input));
    const label = required(input, 'Label');
    write(statements.filter((statement) => statement['Sid'] !== label));
    return DONE;
  },
};
