import { z } from 'zod';
import { AccountId } from './scalars';

/*
 * Whom a topology lets use its topics and queues though it does not describe them.
 */

export const ServicePrincipal = z
  .string()
  .regex(/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/, 'a service principal such as `s3.amazonaws.com`');

/** A role, or a user, which stands wherever a role does: policies name both by their ARNs. */
export const RoleArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/,
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

const services = (verb: string) =>
  z
    .array(
      z.union([
        ServicePrincipal,
        z.strictObject({
          service: ServicePrincipal.meta({ description: 'The service principal, such as `events.amazonaws.com`.' }),
          sourceArn: z
            .union([SourceArn, z.array(SourceArn).min(1, 'at least one ARN')])
            .meta({
              description: `The resource on whose behalf the service must ${verb}: one ARN or several, which may contain \`*\`.`,
            })
            .optional(),
          sourceAccount: AccountId.meta({
            description: `The account on whose behalf the service must ${verb}; the one in \`sourceArn\` if not given, or else your own.`,
          }).optional(),
        }),
      ]),
    )
    .meta({
      description: `AWS services that may ${verb}, only on behalf of an account, or of what \`sourceArn\` names.`,
    })
    .optional();

const accounts = (what: string) =>
  z
    .array(AccountId)
    .meta({ description: `Other AWS accounts as a whole. Their roles and users ${what} if their own policies allow it.` })
    .optional();

const roles = (what: string) =>
  z
    .array(RoleArn)
    .meta({ description: `Existing roles or IAM users of this or other accounts, by their ARNs. They ${what}.` })
    .optional();

const organization = (what: string) =>
  OrganizationId.meta({ description: `Every account of an AWS organization. ${what}.` }).optional();

export const Senders = z
  .strictObject({
    accounts: accounts('may send'),
    roles: roles('may send'),
    organization: organization('Its roles and users may send if their own policies allow it'),
    services: services('send'),
  })
  .meta({
    description:
      'Who may send to the queue, in addition to the publishers and consumers of this file. The ' +
      'policies of the queue and of the managed key follow.',
  });

export const Receivers = z
  .strictObject({
    accounts: accounts('may receive and delete messages'),
    roles: roles('may receive and delete messages'),
    organization: organization(
      'Its roles and users may receive and delete messages if their own policies allow it',
    ),
  })
  .meta({
    description:
      'Who may receive from the queue, in addition to the consumers of this file. The policies of the ' +
      'queue and of the managed key follow.',
  });

export const Publishers = z
  .strictObject({
    accounts: accounts('may publish'),
    organization: organization('Its roles and users may publish if their own policies allow it'),
    services: services('publish'),
  })
  .meta({ description: 'Who may publish, beyond the roles of this account that hold `sns:Publish`.' });

export const Subscribers = z
  .strictObject({
    accounts: z
      .array(AccountId)
      .meta({
        description:
          'Other AWS accounts. They may subscribe their own queues, functions and Firehose streams, ' +
          'and those of no other account.',
      })
      .optional(),
    organization: organization('They may subscribe queues, functions and Firehose streams'),
  })
  .meta({ description: 'Who may subscribe to the topic, in addition to the subscriptions of this file.' });

export type OthersFile = z.infer<typeof Senders>;

export type PublishersFile = z.infer<typeof Publishers>;

export type SubscribersFile = z.infer<typeof Subscribers>;
