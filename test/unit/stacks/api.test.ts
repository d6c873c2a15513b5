import { render } from 'velocityjs';
import { addresses, jsonAt, resourceAt, synthesized } from '#test/support/synthesized';
import { requestTemplate } from '#stacks/publishers/api-document';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

const TOPICS = 'topics: { orders: {}, returns: {} }\n';
const POOL = 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc';

function apiOf(settings: string) {
  const topology = topologyOf(`${TOPICS}publishers: { web: { type: api, ${settings} } }`);
  return synthesized(topology);
}

interface Operation {
  readonly security?: unknown;
  readonly 'x-amazon-apigateway-integration': {
    readonly passthroughBehavior: string;
    readonly credentials: string;
    readonly requestTemplates: Readonly<Record<string, string>>;
  };
}

function documentOf(stack: ReturnType<typeof apiOf>) {
  return jsonAt(stack, 'aws_api_gateway_rest_api.web', 'body') as {
    readonly paths: Readonly<Record<string, { readonly post: Operation }>>;
    readonly components: { readonly securitySchemes: unknown };
  };
}

test('an API is made of these, each with its name', () => {
  const made = addresses(apiOf('publishes: [orders]')).filter((address) => address.endsWith('.web'));
  expect(made).toEqual([
    'aws_api_gateway_deployment.web',
    'aws_api_gateway_method_settings.web',
    'aws_api_gateway_rest_api.web',
    'aws_api_gateway_stage.web',
    'aws_cloudwatch_log_group.web',
    'aws_iam_role.web',
    'aws_iam_role_policy.web',
  ]);
});

test('a path for each topic, and nothing passed on that is not JSON', () => {
  const { paths } = documentOf(apiOf('publishes: [orders, returns]'));
  expect(Object.keys(paths)).toEqual(['/orders', '/returns']);
  const integration = paths['/orders']!.post['x-amazon-apigateway-integration'];
  expect(integration).toMatchObject({ passthroughBehavior: 'never', credentials: '${aws_iam_role.web.arn}' });
  expect(Object.keys(integration.requestTemplates)).toEqual(['application/json']);
});

test.each([
  ['iam', 'x-amazon-apigateway-authtype": "awsSigv4'],
  [`{ cognito: ["${POOL}"] }`, `providerARNs": ["${POOL}`],
])('auth: %s', (auth, expected) => {
  const { paths, components } = documentOf(apiOf(`publishes: [orders], auth: ${auth}`));
  expect(paths['/orders']!.post.security).toEqual([{ caller: [] }]);
  expect(JSON.stringify(components.securitySchemes).replace(/":/g, '": ')).toContain(expected);
});

test('auth: none asks nobody', () => {
  expect(documentOf(apiOf('publishes: [orders], auth: none')).paths['/orders']!.post).not.toHaveProperty(
    'security',
  );
});

test('throttled, logged and traced', () => {
  const stack = apiOf('publishes: [orders], throttling: { rate: 5, burst: 7 }');
  expect(resourceAt(stack, 'aws_api_gateway_method_settings.web')).toMatchObject({
    method_path: '*/*',
    settings: { throttling_rate_limit: 5, throttling_burst_limit: 7, data_trace_enabled: false },
  });
  expect(resourceAt(stack, 'aws_api_gateway_stage.web')).toMatchObject({
    xray_tracing_enabled: true,
    access_log_settings: { destination_arn: '${aws_cloudwatch_log_group.web.arn}' },
  });
});

test('the role for logs of the account is there before the stage, and made once', () => {
  const stack = apiOf('publishes: [orders], accountRole: true');
  expect(resourceAt(stack, 'aws_api_gateway_stage.web')['depends_on']).toEqual([
    'aws_api_gateway_account.web',
  ]);
  const twice = `${TOPICS}publishers:
  a: { type: api, publishes: [orders], accountRole: true }
  b: { type: api, publishes: [returns], accountRole: true }`;
  expect(
    proveText(twice)
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(brief),
  ).toEqual([expect.stringMatching(/^duplicate-element @ publishers\.b\.accountRole /)]);
});

describe('what SNS gets, by the language of API Gateway', () => {
  const ARN = 'arn:aws:sns:eu-west-1:111111111111:orders';
  const ATTRIBUTES = [
    { name: 'kind', type: 'string', in: 'body', key: 'order.kind' },
    { name: 'price', type: 'number', in: 'query', key: 'price' },
    { name: 'source', type: 'string', in: 'header', key: 'X-Source' },
  ] as const;

  function sent(body: string, params: { header?: object; querystring?: object }): Record<string, string> {
    const from = (values: object = {}) => ({
      get: (name: string) => (values as Record<string, string>)[name],
    });
    const fields = JSON.parse(body) as Record<string, unknown>;
    const at = (path: string) =>
      path
        .split('.')
        .slice(1)
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], fields);
    const template = requestTemplate(ARN, ATTRIBUTES).replaceAll('$${', '${');
    const request = render(template, {
      input: {
        body,
        path: at,
        params: () => ({ header: from(params.header), querystring: from(params.querystring) }),
      },
      util: { urlEncode: encodeURIComponent },
    });
    return Object.fromEntries(new URLSearchParams(request));
  }

  const BODY = '{"order": {"kind": "paid & shipped"}, "text": "a=b&Action=DeleteTopic"}';

  test('the body as it is, and attributes that filters see', () => {
    expect(sent(BODY, { header: { 'X-Source': 'shop' }, querystring: { price: '12.5' } })).toEqual({
      Action: 'Publish',
      TopicArn: ARN,
      Message: BODY,
      'MessageAttributes.entry.1.Name': 'kind',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'paid & shipped',
      'MessageAttributes.entry.2.Name': 'price',
      'MessageAttributes.entry.2.Value.DataType': 'Number',
      'MessageAttributes.entry.2.Value.StringValue': '12.5',
      'MessageAttributes.entry.3.Name': 'source',
      'MessageAttributes.entry.3.Value.DataType': 'String',
      'MessageAttributes.entry.3.Value.StringValue': 'shop',
    });
  });

  test('what is absent leaves no gap in the count, and does not take the value of another', () => {
    expect(sent('{}', { header: { 'X-Source': 'shop' } })).toEqual({
      Action: 'Publish',
      TopicArn: ARN,
      Message: '{}',
      'MessageAttributes.entry.1.Name': 'source',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'shop',
    });
  });
});
