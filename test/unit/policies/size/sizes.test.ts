import fc from 'fast-check';
import { ROLE } from '#base/aws/limits';
import { keyPolicySize } from '#policies/size/key-policy';
import { queuePolicySize } from '#policies/size/queue-policy';
import { roleSizes } from '#policies/size/role-policy';
import { topicPolicySize, topicStatements } from '#policies/size/topic-policy';
import type { Topology } from '#model/topology';
import { addresses, resourceAt, synthesized } from '#test/support/synthesized';
import { ownedQueue, ownedTopic, topologyOf } from '#test/unit/topology-of';

const ACCOUNT = 'environments: { prod: { account: "123456789012" } }\n';

function written(topology: Topology, address: string): string {
  return resourceAt(synthesized(topology), address)['policy'] as string;
}

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const names = fc.uniqueArray(name, { maxLength: 4 });
const accounts = fc.uniqueArray(fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }), { maxLength: 3 });

/** Elements of a section, each with the same settings. */
function section(title: string, elements: readonly string[], settings: (name: string) => string): string {
  return `${title}: { ${elements.map((one) => `"${one}": { ${settings(one)} }`).join(', ')} }\n`;
}

describe('the size is that of the policy that is written', () => {
  test('of a queue', () => {
    const topology = fc
      .record({ queue: name, topics: names })
      .map(({ queue, topics }) =>
        topologyOf(
          ACCOUNT +
            section('topics', topics, () => '') +
            section('queues', [queue], () => '') +
            `subscriptions: [${topics.map((topic) => `{ topic: ${topic}, queue: ${queue} }`).join(', ')}]`,
        ),
      );
    fc.assert(
      fc.property(topology, (one) => {
        const [queue] = one.queues.values();
        const policy = written(one, `aws_sqs_queue.${queue!.name}`);
        expect(queuePolicySize(ownedQueue(one, queue!.name))).toBe(Buffer.byteLength(policy));
      }),
      { numRuns: 15 },
    );
  });

  const crowded = fc
    .record({
      topic: name,
      accounts,
      services: names,
      roles: names,
      rules: names,
      buckets: names,
      isManaged: fc.boolean(),
    })
    .map(({ topic, accounts: ids, services, roles, rules, buckets, isManaged }) => {
      const publishes = `publishes: [${topic}]`;
      const publishers = [
        ...roles.map((role) => `r-${role}: { role: "arn:aws:iam::123456789012:role/${role}", ${publishes} }`),
        ...rules.map((rule) => `e-${rule}: { type: event-rule, pattern: { source: [x] }, ${publishes} }`),
        ...buckets.map(
          (bucket) =>
            `b-${bucket}: { type: s3, bucket: bucket-${bucket}x, events: [ObjectCreated], ${publishes} }`,
        ),
        `made: { type: s3, bucket: incoming, events: [ObjectCreated], ${publishes} }`,
        `nightly: { type: schedule, expression: rate(1 day), message: {}, ${publishes} }`,
      ];
      const listed = services.map((service) => `${service}.amazonaws.com`);
      return topologyOf(`${ACCOUNT}
topics:
  ${topic}:
    encryption: ${isManaged ? 'managed-key' : 'none'}
    publishers: { accounts: [${ids.map((id) => `"${id}"`).join(', ')}], services: [${listed.join(', ')}] }
queues: { all: { encryption: managed-key }, none: { encryption: none } }
subscriptions: [{ topic: ${topic}, queue: all }, { topic: ${topic}, queue: none }]
stores: { incoming: { type: s3 }, seen: { type: dynamodb, key: { id: S }, encryption: ${isManaged ? 'managed-key' : 'aws'} } }
publishers: { ${publishers.join(', ')} }
`);
    });

  test('of a topic, and of the managed key', () => {
    fc.assert(
      fc.property(crowded, (one) => {
        const [topic] = one.topics.values();
        const policy = written(one, `aws_sns_topic.${topic!.name}`);
        const { Statement } = JSON.parse(policy) as { Statement: unknown[] };
        expect(topicPolicySize(one, ownedTopic(one, topic!.name))).toBe(Buffer.byteLength(policy));
        expect(topicStatements(one, ownedTopic(one, topic!.name))).toHaveLength(Statement.length);
        expect(keyPolicySize(one)).toBe(Buffer.byteLength(written(one, 'aws_kms_key.messages')));
      }),
      { numRuns: 25 },
    );
  });
});

describe('roles', () => {
  const worker = (publishes: readonly string[]) => `${ACCOUNT}
${section('topics', publishes, () => '')}
queues: { q: {} }
stores: { files: { type: s3 }, seen: { type: dynamodb, key: { id: S } } }
consumers:
  worker:
    type: lambda
    queue: q
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    secrets: { KEY: { ssm: /orders/key } }
    stores: { files: read-write, seen: read }
    publishes: [${publishes.join(', ')}]
`;

  /** The policy as IAM gets it, with the ARNs that references stand for. */
  function filledIn(topology: Topology): number {
    const text = written(topology, 'aws_iam_role_policy.worker').replace(
      /\$\{aws_(sns_topic|sqs_queue|s3_bucket|dynamodb_table)\.([\w-]+)\.arn\}/g,
      (_, type: string, element: string) => {
        if (type === 's3_bucket') return `arn:aws:s3:::shop-prod-${element}-123456789012`;
        const [service, kind] = {
          sns_topic: ['sns', ''],
          sqs_queue: ['sqs', ''],
          dynamodb_table: ['dynamodb', 'table/'],
        }[type]!;
        return `arn:aws:${service}:eu-west-1:123456789012:${kind}shop-prod-${element}`;
      },
    );
    expect(text).not.toContain('${');
    return Buffer.byteLength(text);
  }

  test('what is counted is less than the policy, by what is the same for all of the kind', () => {
    const several = fc.uniqueArray(name, { minLength: 2, maxLength: 6 });
    const rest = (topics: readonly string[]) => {
      const topology = topologyOf(worker(topics));
      return filledIn(topology) - roleSizes(topology)[0]!.size;
    };
    const expected = rest(['a', 'b']);
    expect(expected).toBeGreaterThan(0);
    expect(expected).toBeLessThan(1500);
    fc.assert(
      fc.property(several, (topics) => expect(rest(topics)).toBe(expected)),
      { numRuns: 10 },
    );
  });

  test('no trust policy comes near what IAM takes', () => {
    const topology = topologyOf(
      `${worker(['t'])}subscriptions: [{ topic: t, firehose: "arn:aws:firehose:eu-west-1:111111111111:deliverystream/s" }]`,
    );
    const stack = synthesized(topology);
    const roles = addresses(stack).filter((address) => address.startsWith('aws_iam_role.'));
    expect(roles.length).toBeGreaterThanOrEqual(2);
    for (const role of roles) {
      const trust = resourceAt(stack, role)['assume_role_policy'] as string;
      expect(Buffer.byteLength(trust)).toBeLessThan(ROLE.trustSize / 2);
    }
  });
});
