import { MESSAGE } from '#base/aws/limits';
import { snsAttributeNameRefusal, sqsAttributeNameRefusal } from '#base/aws/attribute-name';
import { byteLength } from '#base/util/text';
import type { MessageAttribute } from '../filter-policy/message';

/** `String`, `Number` and `Binary`, with or without a label of one's own; `String.Array` is one of SNS. */
const DATA_TYPE = /^(String|Number|Binary)(\..+)?$/su;

const NUMBER = /^[+-]?(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d{1,9}))?$/;

/** The digits that count, and the power of ten of the first of them; `undefined` if it is no number. */
function scaleOf(text: string): { readonly digits: number; readonly power: number } | undefined {
  const parts = NUMBER.exec(text);
  if (!parts) return undefined;
  const [, whole = '', fraction = '', bare = '', exponent = '0'] = parts;
  const decimals = fraction + bare;
  const written = whole + decimals;
  const zeros = /^0*/.exec(written)![0].length;
  const digits = written.slice(zeros).replace(/0+$/, '').length;
  return { digits, power: digits === 0 ? 0 : whole.length - zeros - 1 + Number(exponent) };
}

function numberRefusal(name: string, text: string): string | undefined {
  const scale = scaleOf(text);
  if (!scale) return `Could not cast message attribute '${name}' value to number.`;
  const { digits, least, most } = MESSAGE.number;
  if (scale.digits > digits) {
    return `the number of attribute \`${name}\` has ${scale.digits} digits, and AWS takes ${digits}`;
  }
  if (scale.power >= least && scale.power <= most) return undefined;
  return `the number of attribute \`${name}\` is not between 10^${least} and 10^${most}`;
}

/**
 * Why AWS takes no attribute of that type and value; `undefined` if it does.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
function valueRefusal(
  name: string,
  { DataType, StringValue = '' }: MessageAttribute,
  empty: string,
): string | undefined {
  if (DataType === '') {
    return `The message attribute '${name}' must contain non-empty message attribute type.`;
  }
  const [, base] = DATA_TYPE.exec(DataType) ?? [];
  if (base === undefined) {
    return (
      `The message attribute '${name}' has an invalid message attribute type, ` +
      'the set of supported type prefixes is Binary, Number, and String.'
    );
  }
  const bytes = byteLength(DataType);
  if (bytes > MESSAGE.attributeType) {
    return `the type of attribute \`${name}\` has ${bytes} bytes, and AWS takes ${MESSAGE.attributeType}`;
  }
  if (StringValue === '') return empty;
  return base === 'Number' ? numberRefusal(name, StringValue) : undefined;
}

/** What SQS says to an attribute that it does not take. */
export function sqsAttributeRefusal(name: string, attribute: MessageAttribute): string | undefined {
  const empty = `Message (user) attribute '${name}' must contain a non-empty value of type '${attribute.DataType}'.`;
  return sqsAttributeNameRefusal(name) ?? valueRefusal(name, attribute, empty);
}

/** What SNS says. It takes no characters beyond U+FFFF in values, other than SQS. */
export function snsAttributeRefusal(name: string, attribute: MessageAttribute): string | undefined {
  const { DataType, StringValue = '' } = attribute;
  const empty =
    `The message attribute '${name}' must contain non-empty message attribute value ` +
    `for message attribute type '${DataType}'.`;
  const refusal = snsAttributeNameRefusal(name) ?? valueRefusal(name, attribute, empty);
  if (refusal !== undefined || DataType.startsWith('Binary')) return refusal;
  return /[\u{10000}-\u{10FFFF}]/u.test(StringValue)
    ? `Invalid attribute value was passed in for message attribute ${name}`
    : undefined;
}
