import { z } from 'zod';
import type { Range } from '#base/aws/limits';
import { TAGS } from '#base/aws/limits';
import { ELEMENT_NAME, NAME_FORM } from '#model/element';
import { DURATION, formatBytes, formatSeconds, SIZE, toBytes, toSeconds } from '#base/util/units';

/*
 * The text given with each check says what was expected; `issue.ts` builds the message around it. A range of a
 * written duration cannot be said in JSON Schema, so it is a refinement, and the description states it too.
 */

/** The name of an element in the file, and its Terraform address. */
export const ElementName = z
  .string()
  .regex(ELEMENT_NAME, NAME_FORM)
  .max(64, 'at most 64 characters');

/** Whatever may stand in a policy or a variable. */
export const AnyJson = z.json().meta({ id: 'json' });

export const Text = z.string().min(1, 'some text');

function measure(form: RegExp, example: string, convert: typeof toSeconds, format: (n: number) => string) {
  return ({ min, max }: Range) => {
    const expected = `from ${format(min)} to ${format(max)}`;
    const within = (written: string) => {
      const amount = convert(written);
      return amount === undefined || (amount >= min && amount <= max);
    };
    const number = z.int().min(min, expected).max(max, expected);
    const text = z.string().regex(form, example).refine(within, expected);
    return z.union([number, text], example);
  };
}

/** `30s`, `5m`, `12h`, `4d`, `2w`, or seconds. */
export const duration = measure(
  DURATION,
  'a duration such as `30s`, `5m`, `12h` or `4d`',
  toSeconds,
  formatSeconds,
);

/** `1024B`, `256KiB`, or bytes. */
export const size = measure(SIZE, 'a size such as `64KiB` or `1024B`', toBytes, formatBytes);

export const AccountId = z.string().regex(/^\d{12}$/, 'the 12 digits of an AWS account, in quotes');

export const Region = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'an AWS region such as `eu-west-1`');

/** An ARN of one service, for example of `sqs`; `form` is the regular expression of its last part. */
export function arnOf(service: string, form: string, example: string) {
  return z
    .string()
    .regex(
      new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]+:\\d{12}:${form}$`),
      `an ARN such as \`${example}\``,
    );
}

/** A key that the user owns: its ARN, or an alias of this account and region. */
export const KmsKey = z
  .string()
  .regex(
    /^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+|alias\/[\w/-]+)$/,
    'the ARN of a KMS key, or an alias such as `alias/orders`',
  );

/** The same where AWS takes no alias. */
export const KmsKeyArn = arnOf('kms', 'key/[\\w-]+', 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd');

const TagKey = z
  .string()
  .regex(
    /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
    'letters, digits, spaces and `_.:/=+-@`, not starting with `aws:`',
  )
  .max(TAGS.key, `at most ${TAGS.key} characters`);

const TagValue = z
  .string()
  .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, 'letters, digits, spaces and `_.:/=+-@`')
  .max(TAGS.value, `at most ${TAGS.value} characters`);

export const Tags = z.record(TagKey, TagValue);
