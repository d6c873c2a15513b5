import { z } from 'zod';
import { AccountId } from './scalars';

/*
 * Whom a topology lets use its topics and queues though it does not describe them.
 */

export const ServicePrincipal = z
  .string()
  .regex(/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/, 'a service principal such as `s3.amazonaws.com`');

export const RoleArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    'an ARN such as `arn:aws:iam::111111111111:role/web`',
  );

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
const OrganizationId = z.string().regex(/^o-[a-z0-9]{10,32}$/, 'the ID of an organization, such as `o-a1b2c3d4e5`');

const SourceArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9*-]*:(\d{12}|\*|):[^\s"]+$/,
    'an ARN such as `arn:aws:s3:::uploads`; it may contain `*`',
  );

const AdmittedService = z.union([
  ServicePrincipal,
  z.strictObject({
    service: ServicePrincipal.meta({ description: 'The service, as policies call it.' }),
    sourceArn: z
      .union([SourceArn, z.array(SourceArn).min(1, 'at least one ARN')])
      .meta({ description: 'What the service has to send for: one ARN or several, which may contain `*`.' })
      .optional(),
    sourceAccount: AccountId.meta({
      description:
        'The account that the service has to send for. If not given, that in `sourceArn`, or else your own.',
    }).optional(),
  }),
]);

const accounts = (what: string) =>
  z
    .array(AccountId)
    .meta({ description: `Other AWS accounts as a whole: ${what}, as far as their own policies allow.` })
    .optional();

const roles = (what: string) =>
  z
    .array(RoleArn)
    .meta({ description: `Roles of this or of other accounts, by their ARNs: they ${what}. They have to exist.` })
    .optional();

const organization = (what: string) =>
  OrganizationId.meta({ description: `Every account of an AWS organization: ${what}.` }).optional();

export const Senders = z
  .strictObject({
    accounts: accounts('their roles and users may send'),
    roles: roles('may send'),
    organization: organization('its roles and users may send, as far as their own policies allow'),
    services: z
      .array(AdmittedService)
      .meta({
        description:
          'AWS services that may send, always only on behalf of an account, or of what `sourceArn` names.',
      })
      .optional(),
  })
  .meta({
    description:
      'Who may send to the queue besides whoever this file describes. The policies of the queue and of the managed key follow.',
  });

export const Receivers = z
  .strictObject({
    accounts: accounts('their roles and users may receive and delete messages'),
    roles: roles('may receive and delete messages'),
    organization: organization('its roles and users may receive and delete messages'),
  })
  .meta({
    description:
      'Who may receive from the queue besides the consumers of this file. The policies of the queue and of the managed ' +
      'key follow.',
  });

export const Subscribers = z
  .strictObject({
    accounts: z
      .array(AccountId)
      .meta({
        description:
          'Other AWS accounts that may subscribe queues, functions and Firehose streams of their own, and of no other account.',
      })
      .optional(),
    organization: organization('it may subscribe queues, functions and Firehose streams'),
  })
  .meta({ description: 'Who may subscribe to the topic besides the subscriptions of this file.' });

export type OthersFile = z.infer<typeof Senders>;

export type SubscribersFile = z.infer<typeof Subscribers>;
