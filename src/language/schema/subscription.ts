import { z } from 'zod';
import { SecretsManager, Ssm } from './consumer/common';
import { DeliveryPolicy } from './delivery-policy';
import { Filter } from './filter';
import { arnOf, ElementName } from './scalars';

const Moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/,
    'a moment in UTC, in quotes, such as `"2026-11-01T08:00:00Z"`',
  );

const Replay = z
  .strictObject({
    from: Moment.meta({ description: 'The beginning of the replay.', examples: ['2026-11-01T08:00:00Z'] }),
    until: Moment.meta({ description: 'The end of the replay; without it, everything published since `from`.' }).optional(),
  })
  .meta({
    description:
      'Replay what the `archive` of a FIFO topic holds. A deploy starts the replay; another value of ' +
      '`from` starts a new one.',
  });

export const Subscription = z
  .strictObject({
    id: ElementName.meta({
      description: 'What follows `<topic>_to_` in the Terraform address, instead of the endpoint.',
    }).optional(),
    topic: ElementName.meta({ description: 'The topic, by its name in this file.' }),
    queue: ElementName.meta({ description: 'Deliver to this queue, by its name in this file.' }).optional(),
    lambda: ElementName.meta({
      description: 'Invoke this Lambda function, a consumer of this file, once for each message.',
    }).optional(),
    function: arnOf(
      'lambda',
      'function:[\\w-]{1,64}(:[\\w-]{1,128})?',
      'arn:aws:lambda:eu-west-1:111111111111:function:notify-chat',
    )
      .meta({
        description:
          'Invoke this Lambda function, which somebody else manages, once for each message. Its owner must ' +
          'allow that.',
        examples: ['arn:aws:lambda:eu-west-1:111111111111:function:notify-chat'],
      })
      .optional(),
    url: z
      .union([
        z.string().regex(/^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/, 'an `https://` address'),
        Ssm,
        SecretsManager,
      ])
      .meta({
        description:
          'Deliver to this URL by HTTPS. The endpoint must confirm the subscription. If the URL is a ' +
          'secret, keep it in SSM or Secrets Manager; it is read when you plan. The Terraform state ' +
          'still holds it.',
        examples: ['https://example.com/orders', { ssm: '/ops/pager-url' }],
      })
      .optional(),
    email: z
      .string()
      .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address')
      .meta({ description: 'Deliver to this e-mail address, after its owner has confirmed.' })
      .optional(),
    sms: z
      .string()
      .regex(/^\+[1-9]\d{1,14}$/, 'a phone number such as `"+15551234567"`')
      .meta({ description: 'Deliver to this phone number, in E.164 form and in quotes.' })
      .optional(),
    firehose: arnOf(
      'firehose',
      'deliverystream/[\\w.-]{1,64}',
      'arn:aws:firehose:eu-west-1:111111111111:deliverystream/x',
    )
      .meta({ description: 'Deliver to this Firehose stream; the role that SNS needs is made for it.' })
      .optional(),
    application: arnOf('sns', 'endpoint/[\\w./-]+', 'arn:aws:sns:eu-west-1:111111111111:endpoint/GCM/shop/1')
      .meta({ description: 'Deliver to this mobile push endpoint.' })
      .optional(),
    filter: z
      .union([ElementName, Filter])
      .meta({
        description: 'Which messages are delivered: the name of a filter of this file, or a filter written here.',
      })
      .optional(),
    raw: z.boolean().default(false).meta({
      description: 'Deliver the message itself, without the SNS envelope. For `queue`, `url` and `firehose`.',
    }),
    replay: Replay.optional(),
    deadLetters: ElementName.meta({
      description: 'The queue of this file that receives the messages that SNS could not deliver.',
    }).optional(),
    share: z
      .number()
      .min(0)
      .max(1)
      .meta({
        description:
          "The share of the topic's messages that pass the filter, for `msgtopo cost`; all of them if not given.",
        examples: [0.25],
      })
      .optional(),
    deliveryPolicy: DeliveryPolicy.optional(),
  })
  .meta({ id: 'subscription', description: 'One endpoint of one topic.' });
