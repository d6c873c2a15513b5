/*
 * A module for a queue in the manner of public ones, which are for everybody: a variable for each setting of a queue
 * and of its dead-letter queue, each resource behind a switch, policies from data sources with every part optional,
 * and outputs for whoever might want them.
 */

type Json = Readonly<Record<string, unknown>>;

/** Settings of a queue that are passed on as they are, by the type of their variable. */
const SETTINGS: Readonly<Record<string, string>> = {
  content_based_deduplication: 'bool',
  deduplication_scope: 'string',
  delay_seconds: 'number',
  fifo_throughput_limit: 'string',
  kms_data_key_reuse_period_seconds: 'number',
  kms_master_key_id: 'string',
  message_retention_seconds: 'number',
  receive_wait_time_seconds: 'number',
  sqs_managed_sse_enabled: 'bool',
  visibility_timeout_seconds: 'number',
};

function mapOf(names: readonly string[], value: (name: string) => unknown): Json {
  return Object.fromEntries(names.map((name) => [name, value(name)]));
}

function optional(type: string): Json {
  return { type, default: null };
}

const BOTH = ['', 'dlq_'];

const VARIABLES: Json = {
  create: { type: 'bool', default: true },
  create_queue_policy: { type: 'bool', default: false },
  create_dlq: { type: 'bool', default: false },
  create_dlq_queue_policy: { type: 'bool', default: false },
  create_dlq_redrive_allow_policy: { type: 'bool', default: true },
  use_name_prefix: { type: 'bool', default: false },
  fifo_queue: { type: 'bool', default: false },
  max_message_size: optional('number'),
  redrive_policy: { type: 'any', default: {} },
  redrive_allow_policy: { type: 'any', default: {} },
  dlq_redrive_allow_policy: { type: 'any', default: {} },
  ...Object.fromEntries(
    BOTH.flatMap((prefix): [string, Json][] => [
      [`${prefix}name`, optional('string')],
      [`${prefix}tags`, { type: 'map(string)', default: {} }],
      [`${prefix}queue_policy_statements`, { type: 'any', default: {} }],
      [`source_${prefix}queue_policy_documents`, { type: 'list(string)', default: [] }],
      [`override_${prefix}queue_policy_documents`, { type: 'list(string)', default: [] }],
      ...Object.entries(SETTINGS).map(([name, type]): [string, Json] => [`${prefix}${name}`, optional(type)]),
    ]),
  ),
};

/** There only if the condition holds. */
function behind(condition: string, settings: Json): Json {
  return { count: `\${${condition} ? 1 : 0}`, ...settings };
}

function document(prefix: string, queue: string, condition: string): Json {
  const principals = (block: string) => ({
    for_each: `\${try(statement.value.${block}, [])}`,
    content: mapOf(['type', 'identifiers'], (name) => `\${${block}.value.${name}}`),
  });
  return behind(condition, {
    source_policy_documents: `\${var.source_${prefix}queue_policy_documents}`,
    override_policy_documents: `\${var.override_${prefix}queue_policy_documents}`,
    dynamic: {
      statement: {
        for_each: `\${var.${prefix}queue_policy_statements}`,
        content: {
          ...mapOf(
            ['sid', 'actions', 'not_actions', 'effect', 'not_resources'],
            (name) => `\${try(statement.value.${name}, null)}`,
          ),
          resources: `\${try(statement.value.resources, [${queue}.arn])}`,
          dynamic: {
            principals: principals('principals'),
            not_principals: principals('not_principals'),
            condition: {
              for_each: '${try(statement.value.conditions, [])}',
              content: mapOf(['test', 'variable', 'values'], (name) => `\${condition.value.${name}}`),
            },
          },
        },
      },
    },
  });
}

const QUEUE = 'aws_sqs_queue.this[0]';
const DLQ = 'aws_sqs_queue.dlq[0]';
const HAS_POLICY = 'var.create && var.create_queue_policy';
const HAS_DLQ = 'var.create && var.create_dlq';
const HAS_DLQ_POLICY = `${HAS_DLQ} && var.create_dlq_queue_policy`;

function queue(name: string, setting: (name: string) => string): Json {
  return {
    name: `\${var.use_name_prefix ? null : var.fifo_queue ? "\${${name}}.fifo" : ${name}}`,
    name_prefix: `\${var.use_name_prefix ? "\${${name}}-" : null}`,
    fifo_queue: '${var.fifo_queue}',
    max_message_size: '${var.max_message_size}',
    ...mapOf(Object.keys(SETTINGS), setting),
  };
}

/** What the provider has a resource of its own for, of the queue at an address. */
function ofQueue(address: string, condition: string, settings: Json): Json {
  return behind(condition, { queue_url: `\${${address}.url}`, ...settings });
}

const RESOURCES: Json = {
  aws_sqs_queue: {
    this: behind('var.create', {
      ...queue('local.name', (name) => `\${var.${name}}`),
      tags: '${var.tags}',
    }),
    dlq: behind(HAS_DLQ, {
      ...queue('local.dlq_name', (name) => `\${try(coalesce(var.dlq_${name}, var.${name}), null)}`),
      tags: '${merge(var.tags, var.dlq_tags)}',
    }),
  },
  aws_sqs_queue_policy: {
    this: ofQueue(QUEUE, HAS_POLICY, { policy: '${data.aws_iam_policy_document.this[0].json}' }),
    dlq: ofQueue(DLQ, HAS_DLQ_POLICY, { policy: '${data.aws_iam_policy_document.dlq[0].json}' }),
  },
  aws_sqs_queue_redrive_policy: {
    this: ofQueue(QUEUE, 'var.create && !var.create_dlq && length(var.redrive_policy) > 0', {
      redrive_policy: '${jsonencode(var.redrive_policy)}',
    }),
    dlq: ofQueue(QUEUE, HAS_DLQ, {
      redrive_policy: `\${jsonencode(merge({ deadLetterTargetArn = ${DLQ}.arn, maxReceiveCount = 5 }, var.redrive_policy))}`,
    }),
  },
  aws_sqs_queue_redrive_allow_policy: {
    this: ofQueue(QUEUE, 'var.create && !var.create_dlq && length(var.redrive_allow_policy) > 0', {
      redrive_allow_policy: '${jsonencode(var.redrive_allow_policy)}',
    }),
    dlq: ofQueue(DLQ, `${HAS_DLQ} && var.create_dlq_redrive_allow_policy`, {
      redrive_allow_policy: `\${jsonencode(merge({ redrivePermission = "byQueue", sourceQueueArns = [${QUEUE}.arn] }, var.dlq_redrive_allow_policy))}`,
    }),
  },
};

const OUTPUTS = ['id', 'arn', 'url', 'name'];

export const QUEUE_MODULE: Json = {
  variable: VARIABLES,
  locals: {
    name: '${try(trimsuffix(var.name, ".fifo"), "")}',
    dlq_name: '${try(coalesce(trimsuffix(var.dlq_name, ".fifo"), "${local.name}-dlq"), "${local.name}-dlq")}',
  },
  data: {
    aws_region: { current: {} },
    aws_caller_identity: { current: {} },
    aws_iam_policy_document: {
      this: document('', QUEUE, HAS_POLICY),
      dlq: document('dlq_', DLQ, HAS_DLQ_POLICY),
    },
  },
  resource: RESOURCES,
  output: Object.fromEntries(
    OUTPUTS.flatMap((name) => [
      [name, { value: `\${try(${QUEUE}.${name}, null)}` }],
      [`dlq_${name}`, { value: `\${try(${DLQ}.${name}, null)}` }],
    ]),
  ),
};

/** One queue with dead letters, which a topic may send to. */
export function queueModule(name: string, topic: string): Json {
  return {
    source: './queue',
    name,
    create_dlq: true,
    create_queue_policy: true,
    queue_policy_statements: {
      sns: {
        sid: 'AllowTopic',
        actions: ['sqs:SendMessage'],
        principals: [{ type: 'Service', identifiers: ['sns.amazonaws.com'] }],
        conditions: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [topic] }],
      },
    },
  };
}
