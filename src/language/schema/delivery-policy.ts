import { z } from 'zod';
import { DELIVERY } from '#base/aws/limits';
import { duration } from './scalars';

const retries = z.int().min(DELIVERY.retries.min, 'from 0 to 100').max(DELIVERY.retries.max, 'from 0 to 100');

const HealthyRetryPolicy = z.strictObject({
  numRetries: retries.default(3).meta({ description: 'The total number of retries.' }),
  numNoDelayRetries: retries.default(0).meta({ description: 'The number of immediate retries, which come first.' }),
  numMinDelayRetries: retries.default(0).meta({ description: 'The number of retries that follow, `minDelayTarget` apart.' }),
  numMaxDelayRetries: retries.default(0).meta({ description: 'The number of retries that come last, `maxDelayTarget` apart.' }),
  minDelayTarget: duration(DELIVERY.delay)
    .default('20s')
    .meta({ description: 'The shortest delay, from 1s to 1h.' }),
  maxDelayTarget: duration(DELIVERY.delay)
    .default('20s')
    .meta({ description: 'The longest delay, from 1s to 1h.' }),
  backoffFunction: z
    .enum(['linear', 'arithmetic', 'geometric', 'exponential'])
    .default('linear')
    .meta({ description: 'How delays grow from the shortest to the longest.' }),
});

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html; the keys are those of AWS. */
export const DeliveryPolicy = z
  .strictObject({
    healthyRetryPolicy: HealthyRetryPolicy.meta({
      description: 'When a failed delivery is tried again.',
    }).optional(),
    throttlePolicy: z
      .strictObject({
        maxReceivesPerSecond: z
          .int()
          .min(1, 'at least 1')
          .meta({ description: 'The maximum number of deliveries a second.' }),
      })
      .meta({ description: 'How often SNS may call the endpoint.' })
      .optional(),
    requestPolicy: z
      .strictObject({
        headerContentType: z
          .string()
          .regex(/^[\w.+-]+\/[\w.+-]+(; *[\w-]+=[\w-]+)*$/, 'a content type such as `application/json`')
          .meta({ description: 'The content type of the request.', examples: ['application/json'] }),
      })
      .meta({ description: 'Settings of the HTTP request.' })
      .optional(),
  })
  .meta({ description: 'For `url` only: retries, throttling and content type of the request.' });
