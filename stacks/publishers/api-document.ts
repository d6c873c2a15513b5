import type { ApiAuth, ApiPublisher, AttributeSource } from '#model/publisher';
import { isTopic } from '#model/outlets';
import type { Queue, Topic } from '#model/topology';
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

/** SNS and SQS take attributes one after the other, counted from 1, and none that is empty. */
function attribute(entry: string, source: AttributeSource, index: number): string {
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
  const each = attributes.map((source, index) => attribute('&MessageAttributes.entry.${n}', source, index));
  return [
    `Action=Publish&TopicArn=$util.urlEncode('${topicArn}')`,
    literal([message, ...each].join('')),
  ].join('');
}

/** The same for SQS, which is told the queue by the path: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export function sendTemplate(attributes: readonly AttributeSource[]): string {
  const message =
    'Action=SendMessage&Version=2012-11-05&MessageBody=$util.urlEncode($input.body)#set($n = 0)';
  const each = attributes.map((source, index) => attribute('&MessageAttribute.${n}', source, index));
  return literal([message, ...each].join(''));
}

/** What differs between a topic and a queue. */
interface Side {
  readonly what: 'topic' | 'queue';
  readonly service: 'SNS' | 'SQS';
  /** Where the identifier stands in the answer. */
  readonly id: string;
}

const SIDES: Readonly<Record<'topic' | 'queue', Side>> = {
  topic: { what: 'topic', service: 'SNS', id: 'PublishResponse.PublishResult' },
  queue: { what: 'queue', service: 'SQS', id: 'SendMessageResponse.SendMessageResult' },
};

function answersOf({ what, service }: Side) {
  return {
    '202': `The ${what} has the message`,
    '400': `${service} does not take the message`,
    '502': `${service} does not answer as it should`,
  } as const;
}

/** What comes back, by the status of SNS or SQS. */
function responses(side: Side) {
  const answers = answersOf(side);
  const answer = (statusCode: keyof typeof answers, template: string) => ({
    statusCode,
    responseTemplates: { [JSON_TYPE]: template },
  });
  const refusal = (statusCode: '400' | '502') => answer(statusCode, `{"message": "${answers[statusCode]}"}`);
  const id = `$input.path('$.${side.id}.MessageId')`;
  return {
    '2\\d{2}': answer('202', `{"messageId": "${id}"}`),
    '4\\d{2}': refusal('400'),
    default: refusal('502'),
  };
}

interface Target {
  readonly side: Side;
  /** Behind the service, in the URI of the integration. */
  readonly path: string;
  readonly template: string;
}

function targetOf(api: ApiPublisher, outlet: Topic | Queue, context: StackContext): Target {
  if (isTopic(outlet)) {
    const template = requestTemplate(arnReference(context, outlet), api.attributes);
    return { side: SIDES.topic, path: 'sns:path//', template };
  }
  const { account = context.account, resource } = outlet.arn;
  return {
    side: SIDES.queue,
    path: `sqs:path/${account}/${literal(resource)}`,
    template: sendTemplate(api.attributes),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
function operation(api: ApiPublisher, outlet: Topic | Queue, context: StackContext) {
  const { topology } = context;
  const { side, path, template } = targetOf(api, outlet, context);
  return {
    post: {
      ...(api.auth.kind === 'none' ? {} : { security: [{ caller: [] }] }),
      responses: Object.fromEntries(
        Object.entries(answersOf(side)).map(([status, description]) => [status, { description }]),
      ),
      'x-amazon-apigateway-integration': {
        type: 'aws',
        httpMethod: 'POST',
        uri: `arn:${topology.partition}:apigateway:${topology.region}:${path}`,
        credentials: roleArn(api.name),
        // A body of another type would reach SNS or SQS as it is, and be anything that the role may do.
        passthroughBehavior: 'never',
        requestParameters: { 'integration.request.header.Content-Type': `'${FORM}'` },
        requestTemplates: { [JSON_TYPE]: template },
        responses: responses(side),
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

/** The whole API as OpenAPI: one path for each topic and queue. */
export function apiDocument(api: ApiPublisher, context: StackContext): string {
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: literal(api.physicalName), version: '1' },
    paths: Object.fromEntries(
      [...api.publishes, ...api.sends].map((outlet) => [`/${outlet.name}`, operation(api, outlet, context)]),
    ),
    components: { securitySchemes: securitySchemes(api.auth) },
  });
}
