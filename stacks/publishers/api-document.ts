import type { ApiAuth, ApiPublisher, AttributeSource } from '#model/publisher';
import type { Topic } from '#model/topology';
import { roleArn } from '../constructs/service-role';
import type { StackContext } from '../context';
import { arnReference } from '../references';
import { literal, literalAll } from '../text';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

function sourceOf(source: AttributeSource): string {
  switch (source.in) {
    case 'body':
      return `$input.path('$.${source.key}')`;
    case 'header':
      return `$input.params().header.get('${source.key}')`;
    case 'query':
      return `$input.params().querystring.get('${source.key}')`;
  }
}

const TYPES = { string: 'String', number: 'Number' } as const;

/** SNS takes attributes one after the other, counted from 1, and none that is empty. */
function attribute(source: AttributeSource, index: number): string {
  const entry = '&MessageAttributes.entry.${n}';
  // A variable of its own, since one that is set to nothing keeps what it had.
  const value = `value${index + 1}`;
  return [
    `#set($${value} = ${sourceOf(source)})#if("$!${value}" != "")#set($n = $n + 1)`,
    `${entry}.Name=${source.name}`,
    `${entry}.Value.DataType=${TYPES[source.type]}`,
    `${entry}.Value.StringValue=$util.urlEncode("$!${value}")#end`,
  ].join('');
}

/**
 * The request to SNS that is made of one to the API, in the template language of API Gateway:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function requestTemplate(topicArn: string, attributes: readonly AttributeSource[]): string {
  const message = '&Message=$util.urlEncode($input.body)#set($n = 0)';
  return [
    `Action=Publish&TopicArn=$util.urlEncode('${topicArn}')`,
    literal([message, ...attributes.map(attribute)].join('')),
  ].join('');
}

const ANSWERS = {
  '202': 'The topic has the message',
  '400': 'SNS does not take the message',
  '502': 'SNS does not answer as it should',
} as const;

/** What comes back, by the status of SNS. */
function responses() {
  const answer = (statusCode: keyof typeof ANSWERS, template: string) => ({
    statusCode,
    responseTemplates: { [JSON_TYPE]: template },
  });
  const refusal = (statusCode: '400' | '502') => answer(statusCode, `{"message": "${ANSWERS[statusCode]}"}`);
  const id = "$input.path('$.PublishResponse.PublishResult.MessageId')";
  return {
    '2\\d{2}': answer('202', `{"messageId": "${id}"}`),
    '4\\d{2}': refusal('400'),
    default: refusal('502'),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
function operation(api: ApiPublisher, topic: Topic, context: StackContext) {
  const { topology } = context;
  return {
    post: {
      ...(api.auth.kind === 'none' ? {} : { security: [{ caller: [] }] }),
      responses: Object.fromEntries(
        Object.entries(ANSWERS).map(([status, description]) => [status, { description }]),
      ),
      'x-amazon-apigateway-integration': {
        type: 'aws',
        httpMethod: 'POST',
        uri: `arn:${topology.partition}:apigateway:${topology.region}:sns:path//`,
        credentials: roleArn(api.name),
        // A body of another type would reach SNS as it is, and be anything that the role may do.
        passthroughBehavior: 'never',
        requestParameters: { 'integration.request.header.Content-Type': `'${FORM}'` },
        requestTemplates: { [JSON_TYPE]: requestTemplate(arnReference(context, topic), api.attributes) },
        responses: responses(),
      },
    },
  };
}

function securitySchemes(auth: ApiAuth) {
  const caller = { type: 'apiKey', name: 'Authorization', in: 'header' };
  switch (auth.kind) {
    case 'none':
      return {};
    case 'iam':
      return { caller: { ...caller, 'x-amazon-apigateway-authtype': 'awsSigv4' } };
    case 'cognito':
      return {
        caller: {
          ...caller,
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': {
            type: 'cognito_user_pools',
            providerARNs: literalAll(auth.userPools),
          },
        },
      };
  }
}

/** The whole API as OpenAPI: one path for each topic. */
export function apiDocument(api: ApiPublisher, context: StackContext): string {
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: literal(api.physicalName), version: '1' },
    paths: Object.fromEntries(
      api.publishes.map((topic) => [`/${topic.name}`, operation(api, topic, context)]),
    ),
    components: { securitySchemes: securitySchemes(api.auth) },
  });
}
