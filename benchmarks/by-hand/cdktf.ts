/*
 * What one would write with CDKTF for a topology of kind B, instead of using msgtopo: the same resources, from the same
 * file, without any proof. Deep imports and compiled ahead, so as fast as it can be started.
 */
import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { addAlarms } from './cdktf-alarms';
import { addQueue } from './cdktf-queue';
import { addWorker } from './cdktf-worker';

interface File {
  readonly topics: Readonly<Record<string, unknown>>;
  readonly subscriptions: readonly {
    readonly topic: string;
    readonly queue: string;
    readonly filter: { readonly policy: unknown };
  }[];
  readonly consumers: Readonly<Record<string, { readonly queue: string; readonly image: string }>>;
}

const file = load(readFileSync('topology.yaml', 'utf8')) as File;
const app = new App({ outdir: 'by-hand.out' });
const stack = new TerraformStack(app, 'bench-default');
new LocalBackend(stack, { path: 'terraform.tfstate' });
new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
const { accountId } = new DataAwsCallerIdentity(stack, 'current');

const topics = new Map(
  Object.keys(file.topics).map((name) => [
    name,
    new SnsTopic(stack, `topic-${name}`, { name: `bench-${name}` }),
  ]),
);
for (const [name, topic] of topics) {
  topic.policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['sns:Publish', 'sns:Subscribe', 'sns:GetTopicAttributes', 'sns:SetTopicAttributes'],
        Resource: `arn:aws:sns:eu-west-1:${accountId}:bench-${name}`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
  addAlarms(stack, name, [
    ['failed-deliveries', 'AWS/SNS', 'NumberOfNotificationsFailed', { TopicName: topic.name }],
    ['unreadable-attributes', 'AWS/SNS', 'NumberOfNotificationsFilteredOut', { TopicName: topic.name }],
  ]);
}

const queues = new Map(
  file.subscriptions.map(({ topic, queue, filter }) => [
    queue,
    addQueue(stack, queue, { topic: topics.get(topic)!, policy: filter.policy, accountId }),
  ]),
);
for (const [name, { queue, image }] of Object.entries(file.consumers)) {
  addWorker(stack, name, { queue: queues.get(queue)!, image, accountId });
}
app.synth();
