import { z } from 'zod';
import { FRAMEWORKS } from '#model/judgement';

/** A check of the scanner checkov. */
export const SCANNER_CHECK = /^CKV2?_[A-Z]+_\d+$/;

const RULE = /^[a-z][a-z0-9-]*$/;

export const RuleSettings = z
  .record(z.string().regex(RULE, 'the name of a rule'), z.enum(['error', 'warning', 'off']))
  .meta({
    description:
      'The severity of single rules; `msgtopo explain --list` shows them all. What AWS would refuse stays an error.',
    examples: [{ 'no-dead-letters': 'error' }],
  });

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const A_DAY = 'a day such as `2026-12-31`';

const Acceptance = z
  .strictObject({
  rule: z
    .string()
    .regex(
      new RegExp(`${RULE.source}|${SCANNER_CHECK.source}`),
      'a rule such as `no-dead-letters`, or a check of checkov such as `CKV_AWS_116`',
    )
    .meta({ description: 'The rule, or the check of Checkov.' })
    .optional(),
  danger: z
    .string()
    .regex(
      /^[a-z][a-z-]*:(\*|[a-z0-9-]+\.[\w*-]+)$/,
      'a danger such as `destroy:queue.billing`, or a pattern such as `weaken-delivery:*`',
    )
    .meta({
      description:
        'In place of `rule`: what the guard would stop, as `msgtopo plan` names it, such as ' +
        '`destroy:queue.billing`. `*` stands for any name; what loses messages with the deploy needs its name.',
    })
    .optional(),
  element: z
    .string()
    .regex(/^[a-z]+(\.[a-z][\w-]*)?$/, 'an element such as `queues.billing`')
    .meta({
      description:
        'The element: `queues.billing`, `topics.orders`, `subscriptions.orders_to_billing`, or ' +
        '`network`, `cluster`, `monitoring`, `audit` and `delivery`; all of them if not given. A ' +
        'Checkov check requires it.',
    })
    .optional(),
  reason: z
    .string()
    .trim()
    .min(1, 'the reason')
    .meta({ description: 'Why it is right here, for the next person who reads it.' }),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, A_DAY)
    .refine(isDay, A_DAY)
    .meta({ description: 'The last day on which it is accepted. After that, the finding or danger is back.' }),
})
  .meta({
    id: 'acceptance',
    description: 'A finding that you accept, or a danger.',
  });

export const Acceptances = z.array(Acceptance).meta({
  description: 'Findings and dangers that you accept, each with a reason and a last day.',
  examples: [
    [
      {
        rule: 'no-dead-letters',
        element: 'queues.clicks',
        reason: 'a lost click is no harm',
        until: '2027-06-30',
      },
    ],
  ],
});

export const Compliance = z
  .array(z.enum(FRAMEWORKS))
  .meta({ description: 'Frameworks that the topology must comply with: the rules that belong to them become errors.' });
