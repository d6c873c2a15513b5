import { deployGrants } from '#policies/deploying/grants';
import { addresses, resourceAt, synthesized, synthesizedText } from '#test/support/synthesized';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

describe('outputs', () => {
  const topology = topologyOf(`
outputs: { ssm: '/shop/\${environment}' }
environments: { prod: {} }
topics: { orders: {} }
queues: { orders: {}, partner: { external: { name: partner } } }
subscriptions: [{ topic: orders, queue: orders }, { topic: orders, queue: partner }]
`);

  test('stand in parameters, for whatever the topology makes and the file names', () => {
    const stack = synthesized(topology);
    const parameters = addresses(stack)
      .filter((address) => address.startsWith('aws_ssm_parameter.'))
      .map((address) => [address.split('.')[1], resourceAt(stack, address)]);
    expect(Object.fromEntries(parameters)).toMatchObject({
      topics_orders_arn: {
        name: '/shop/prod/topics/orders/arn',
        value: '${aws_sns_topic.orders.arn}',
        type: 'String',
      },
      queues_orders_arn: { name: '/shop/prod/queues/orders/arn', value: '${aws_sqs_queue.orders.arn}' },
      queues_orders_url: { name: '/shop/prod/queues/orders/url', value: '${aws_sqs_queue.orders.url}' },
    });
    expect(parameters).toHaveLength(3);
  });

  test('the deploy role may write these alone', () => {
    const { resources } = deployGrants(topology).find(({ sid }) => sid === 'ParametersOfOutputs')!;
    expect(resources).toEqual(['arn:aws:ssm:eu-west-1:*:parameter/shop/prod/*']);
  });

  test.each(['shop', '/aws/shop', '/shop/'])('are not below %s', (start) => {
    const { diagnostics } = proveText(`outputs: { ssm: '${start}' }\nqueues: { orders: {} }`);
    expect(diagnostics.map(brief)).toContainEqual(expect.stringContaining('@ outputs.ssm'));
  });
});

describe('an address that is a secret', () => {
  const subscribed = (url: string) => `
topics: { alerts: {} }
subscriptions: [{ topic: alerts, url: ${url} }]
`;
  const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd';

  test.each([
    [
      '{ ssm: /ops/pager-url }',
      'alerts_to_ops-pager-url',
      '${data.aws_ssm_parameter.alerts_to_ops-pager-url.value}',
      { aws_ssm_parameter: { name: '/ops/pager-url' } },
    ],
    [
      "{ secretsManager: 'ops/pager:url' }",
      'alerts_to_ops-pager-url',
      '${jsondecode(data.aws_secretsmanager_secret_version.alerts_to_ops-pager-url.secret_string)["url"]}',
      { aws_secretsmanager_secret_version: { secret_id: 'ops/pager' } },
    ],
    [
      "{ ssm: 'arn:aws:ssm:eu-west-1:222222222222:parameter/ops/x' }",
      'alerts_to_ops-x',
      '${data.aws_ssm_parameter.alerts_to_ops-x.value}',
      { aws_ssm_parameter: { name: 'arn:aws:ssm:eu-west-1:222222222222:parameter/ops/x' } },
    ],
  ])('%s is read when Terraform plans', (url, name, endpoint, data) => {
    const stack = synthesized(topologyOf(subscribed(url)));
    expect(resourceAt(stack, `aws_sns_topic_subscription.${name}`)).toMatchObject({
      protocol: 'https',
      endpoint,
    });
    const [[type, settings] = []] = Object.entries(data);
    expect(stack.data?.[type!]?.[name]).toMatchObject(settings as object);
  });

  test('the deploy role reads it, and uses its key for that alone', () => {
    const yaml = subscribed(`{ secretsManager: ops/pager, kmsKey: '${KEY}' }`);
    const grants = deployGrants(topologyOf(yaml));
    const bySid = (name: string) => grants.find(({ sid }) => sid === name)!;
    expect(bySid('SecretsOfAddresses').resources).toEqual([
      'arn:aws:secretsmanager:eu-west-1:*:secret:ops/pager-??????',
    ]);
    expect(bySid('SecretAddressKeys')).toMatchObject({ actions: ['kms:Decrypt'], resources: [KEY] });
  });

  test('it needs no advice about plain text, and an address with a key is told of it', () => {
    expect(proveText(subscribed('{ ssm: /ops/pager-url }')).diagnostics.map(({ rule }) => rule)).toEqual([
      'undeliverable-is-lost',
    ]);
    const key = 'R02F7c9dXq8ZkL1mP4vT6wYbN3sJ5hGa';
    const { diagnostics } = proveText(
      subscribed(`"https://events.pagerduty.com/integration/${key}/enqueue"`),
    );
    expect(diagnostics.find(({ rule }) => rule === 'plain-secret')!.help).toContain('`url: { ssm: /name }`');
    expect(synthesizedText(topologyOf(subscribed('{ ssm: /ops/pager-url }')))).not.toContain('https://');
  });
});
