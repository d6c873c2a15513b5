import { z } from 'zod';
import { API } from '#base/aws/limits';
import { OF_MADE_PUBLISHER } from './publisher-fields';

const Source = z
  .string()
  .regex(/^(body(\.\w+)+|header\.[\w-]+|query\.[\w-]+)$/, 'a place such as `body.kind`, `header.X-Kind` or `query.kind`')
  .meta({ description: 'Where the value comes from: a field of the JSON body, a header or a query parameter.' });

const Attribute = z.union([
  Source,
  z.strictObject({
    from: Source,
    type: z.enum(['string', 'number']).default('string').meta({ description: 'The data type that filters see.' }),
  }),
]);

const AttributeName = z
  .string()
  .regex(/^(?!aws\.|amazon\.)[A-Za-z0-9_.-]{1,256}$/i, 'letters, digits, `_`, `-` and `.`, not starting with `AWS.`');

const Cognito = z.strictObject({
  cognito: z
    .array(
      z
        .string()
        .regex(
          /^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:\d{12}:userpool\/[\w-]+$/,
          'an ARN such as `arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc`',
        ),
    )
    .min(1, 'at least one user pool')
    .meta({ description: 'The user pools whose tokens are accepted.' }),
});

const Throttling = z
  .strictObject({
    rate: z.int().min(API.rate.min, 'from 1 to 10000').max(API.rate.max, 'from 1 to 10000').default(100).meta({
      description: 'The steady number of requests a second.',
    }),
    burst: z.int().min(API.burst.min, 'from 1 to 5000').max(API.burst.max, 'from 1 to 5000').default(200).meta({
      description: 'The burst: the number of requests at the same moment.',
    }),
  })
  .meta({ description: 'How many requests are accepted; further ones get status 429.' });

export const ApiPublisher = z.strictObject({
  type: z.literal('api').meta({
    description: 'An HTTP API of API Gateway: `POST /<topic>` publishes the JSON body to that topic, and `POST ' +
      '/<queue>` sends it to that queue.',
  }),
  ...OF_MADE_PUBLISHER,
  auth: z
    .union([z.enum(['iam', 'none']), Cognito])
    .default('iam')
    .meta({
      description:
        'Who may publish: `iam` (signed requests of principals with `execute-api:Invoke`), users of ' +
        'Cognito, or `none` for everybody on the internet, which causes a warning.',
      examples: ['iam', { cognito: ['arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc'] }],
    }),
  attributes: z
    .record(AttributeName, Attribute)
    .meta({
      description: 'Message attributes that are taken from the request, for filters. An attribute whose source is ' +
        'empty is left out.',
      examples: [{ kind: 'body.kind', price: { from: 'body.price', type: 'number' } }],
    })
    .optional(),
  throttling: Throttling.prefault({}),
  accessLogs: z.boolean().default(true).meta({
    description: 'Log each request. API Gateway needs a role for that, once for each account and region: `accountRole`.',
  }),
  accountRole: z.boolean().default(false).meta({
    description:
      'Create the role with which API Gateway writes logs in this account and region. Set it in one ' +
      'topology only, unless the account has such a role.',
  }),
  tracing: z.boolean().default(true).meta({ description: 'Trace requests with X-Ray.' }),
});

export type ApiPublisherFile = z.infer<typeof ApiPublisher>;
