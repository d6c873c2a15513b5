import fc from 'fast-check';
import { readAccount } from '#adopt/account/read-account';
import { draftOf, type Draft } from '#adopt/draft';
import { canonical, parsedJson, type Json } from '#base/util/json';
import { prove } from '#validate/prove';
import { synthesize } from '#stacks/synth';
import { liveAccounts, type LiveAccount } from '#test/support/arbitrary-account/account';
import { isUsing, programPlans, programsFor } from '#test/support/arbitrary-account/programs';
import { arn, type Attributes } from '#test/support/arbitrary-account/live';
import { emptyFolder, removeFolder } from '#test/support/project';
import type { TerraformJson } from '#test/support/synthesized';
import { readFileSync } from 'node:fs';
import { unheardIn, type Written } from './unheard';
import { FakeAccount } from './account/fake-account';
import { memoryWorkspace, TODAY } from '#test/unit/topology-of';

const PLACE = { name: 'shop', environment: 'prod', region: 'eu-west-1' };

const folder = emptyFolder();
afterAll(() => removeFolder(folder));

function fake({ queues, topics, subscriptions }: LiveAccount): FakeAccount {
  const account = new FakeAccount();
  for (const { name, attributes, tags } of queues) account.makeQueue(name, attributes, tags);
  for (const { name, attributes, tags, dataProtection } of topics) {
    account.makeTopic(name, attributes, tags);
    if (dataProtection !== undefined) account.protections.set(arn('sns', name), dataProtection);
  }
  for (const { topic, protocol, endpoint, attributes, pending } of subscriptions) {
    const id = pending ? 'PendingConfirmation' : `${topic}:${account.listed.length}`;
    account.listed.push({ arn: id, topicArn: topic, protocol, endpoint, attributes });
  }
  return account;
}

/** What Terraform would make of each attribute, and what the account of differences calls it. */
const ARGUMENTS: Readonly<Record<string, readonly [argument: string, setting: string, unset?: string]>> = {
  VisibilityTimeout: ['visibility_timeout_seconds', 'visibilityTimeout'],
  MessageRetentionPeriod: ['message_retention_seconds', 'retention'],
  DelaySeconds: ['delay_seconds', 'delay'],
  ReceiveMessageWaitTimeSeconds: ['receive_wait_time_seconds', 'receiveWait'],
  MaximumMessageSize: ['max_message_size', 'maxMessageSize'],
  KmsDataKeyReusePeriodSeconds: ['kms_data_key_reuse_period_seconds', '', '300'],
  SqsManagedSseEnabled: ['sqs_managed_sse_enabled', 'encryption', 'false'],
  FifoQueue: ['fifo_queue', 'fifo', 'false'],
  FifoTopic: ['fifo_topic', 'fifo', 'false'],
  ContentBasedDeduplication: ['content_based_deduplication', 'contentBasedDeduplication', 'false'],
  DeduplicationScope: ['deduplication_scope', 'deduplicationScope', 'queue'],
  FifoThroughputLimit: ['fifo_throughput_limit', 'throughputLimit', 'perQueue'],
  FifoThroughputScope: ['fifo_throughput_scope', 'throughputScope', 'Topic'],
  RedrivePolicy: ['redrive_policy', 'deadLetters'],
  RedriveAllowPolicy: ['redrive_allow_policy', ''],
  ArchivePolicy: ['archive_policy', 'archive'],
  TracingConfig: ['tracing_config', 'tracing', 'PassThrough'],
  DisplayName: ['display_name', '', ''],
  SignatureVersion: ['signature_version', '', '1'],
  DeliveryPolicy: ['delivery_policy', 'deliveryPolicy'],
  SQSFailureFeedbackRoleArn: ['sqs_failure_feedback_role_arn', ''],
  SQSSuccessFeedbackSampleRate: ['sqs_success_feedback_sample_rate', ''],
  FilterPolicy: ['filter_policy', 'filter'],
  FilterPolicyScope: ['filter_policy_scope', 'filter.scope', 'MessageAttributes'],
  RawMessageDelivery: ['raw_message_delivery', 'raw', 'false'],
  SubscriptionRoleArn: ['subscription_role_arn', ''],
};

/** A JSON text, whatever its order; references to what Terraform makes by the ARN that this has. */
function plain(value: unknown, physical: ReadonlyMap<string, string>): string {
  const text = String(value).replace(
    /\$\{([\w.-]+)\.arn\}/g,
    (whole, address: string) => physical.get(address) ?? whole,
  );
  const json = parsedJson(text.replaceAll('${data.aws_caller_identity.current.account_id}', '123456789012'));
  return json === undefined ? text : JSON.stringify(canonical(json as Json));
}

/** Attributes that a resource would have otherwise, and that nobody was told of. */
function lostIn(
  attributes: Attributes,
  {
    written,
    label,
    draft,
    physical,
  }: { written: Written; label: string; draft: Draft; physical: ReadonlyMap<string, string> },
): string[] {
  const told = draft.differences.filter((one) => one.label === label).map(({ setting }) => setting);
  return Object.entries(attributes).flatMap(([name, value]) => {
    const [argument, setting, unset] = ARGUMENTS[name] ?? [];
    // What AWS has anyway. A topology names the queues that may send dead letters.
    if (value === '{"redrivePermission":"allowAll"}') return [];
    if (argument === undefined)
      return name === 'Policy' || name === 'KmsMasterKeyId' || name === 'QueueArn' ? [] : [`${name}?`];
    if (written.lifecycle?.ignore_changes?.includes(argument) === true) return [];
    const would = plain(written[argument] ?? unset, physical);
    return would === plain(value, physical) || told.includes(setting!)
      ? []
      : [`${label} ${name}: ${value} -> ${would}`];
  });
}

test('import, validate, synth: nothing of 200 accounts is lost without a word', async () => {
  await fc.assert(
    fc.asyncProperty(liveAccounts, programPlans, async (live, plans) => {
      const account = fake(live);
      const programs = programsFor(plans, live);
      account.programs.functions.push(...programs);
      const narrowing = { prefixes: [], names: [], tags: {} };
      const inventory = await readAccount(PLACE.region, { account, narrowing, onProgress: () => undefined });
      if (inventory.topics.length + inventory.queues.length === 0) return;
      const draft = draftOf(inventory, PLACE, []);
      expect(draft.problems).toEqual([]);

      const workspace = memoryWorkspace(Object.fromEntries(draft.files));
      const { diagnostics, topologies } = prove('topology.yaml', Buffer.from(draft.text), {
        workspace,
        today: TODAY,
      });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);

      const options = { outDir: folder, projectDir: folder, adopted: new Map([['prod', draft.adopted]]) };
      const [stack] = synthesize(topologies, options);
      expect([...stack!.adopted].sort()).toEqual([...draft.adopted.keys()].sort());

      const { resource = {} } = JSON.parse(readFileSync(stack!.file, 'utf8')) as TerraformJson;
      const at = (address: string) => {
        const [type = '', name = ''] = address.split('.');
        return resource[type]![name] as Written;
      };
      const idOf = (wanted: string) => [...draft.adopted].find(([, { id }]) => id === wanted)?.[0];
      const physical = new Map<string, string>();
      for (const { element, live: found } of [...draft.pairs.topics, ...draft.pairs.queues]) {
        const type = 'url' in found ? 'aws_sqs_queue' : 'aws_sns_topic';
        physical.set(`${type}.${element.name}`, found.arn);
      }
      const lost: string[] = [];
      const untold = new Set(draft.untold.map(({ name }) => name));
      const check = (label: string, address: string | undefined, name: string, attributes: Attributes) => {
        if (address === undefined) {
          if (!untold.has(name)) lost.push(name);
        } else {
          const found = { written: at(address), label, draft, physical };
          lost.push(...lostIn(attributes, found), ...unheardIn(attributes['Policy'], found));
        }
      };
      for (const { name, attributes } of live.topics) {
        const address = idOf(arn('sns', name));
        check(`topic \`${address?.split('.')[1]}\``, address, name, attributes);
      }
      for (const { element, live: found } of draft.pairs.queues) {
        const { attributes } = live.queues.find(({ name }) => name === found.name)!;
        const label = element.declared
          ? `queue \`${element.name}\``
          : `dead-letter queue of \`${element.deadLettersOf[0]!.name}\``;
        check(label, `aws_sqs_queue.${element.name}`, found.name, attributes);
      }
      expect(draft.pairs.queues).toHaveLength(live.queues.length);
      for (const { element, live: found } of draft.pairs.subscriptions) {
        const { attributes } = account.listed.find((one) => one.arn === found.arn)!;
        check(
          `subscription \`${element.name}\``,
          `aws_sns_topic_subscription.${element.name}`,
          element.name,
          attributes,
        );
      }
      expect(lost).toEqual([]);
      const named = [...draft.programs.map((one) => one.live.name), ...untold];
      const using = programs.filter(isUsing).map(({ kind, name }) => ({ kind, name }));
      expect(
        using.filter(({ kind, name }) => !named.includes(name) && !named.includes(`${kind} ${name}`)),
      ).toEqual([]);
      const toldSubscriptions = draft.untold.filter(({ what }) => what === 'subscription');
      expect(draft.pairs.subscriptions.length + toldSubscriptions.length).toBe(live.subscriptions.length);
    }),
    { numRuns: Number(process.env['MSGTOPO_ACCOUNTS'] ?? 200) },
  );
});
