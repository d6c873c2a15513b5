import { MESSAGE } from './limits';

/** What AWS leaves to itself, in whatever case. */
const RESERVED = /^(aws|amazon)\./i;

/** Attributes that SNS reads itself: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
const MOBILE_PUSH = /^AWS\.SNS\.(MOBILE|SMS)\./;

/** ASCII, as the pages of both services have it; SQS was recorded to take letters of any script. */
const STRANGE = { sns: /[^\w.-]/u, sqs: /[^\p{L}\p{N}_.-]/u };

/** Why AWS takes no attribute of that name; `undefined` if it does. */
function nameRefusal(name: string, service: keyof typeof STRANGE): string | undefined {
  if (name === '') return 'an attribute has no name';
  if (name.startsWith('.')) return "Invalid message attribute name starting with character '.' was found.";
  if (name.endsWith('.')) return "Invalid message attribute name ending with character '.' was found.";
  const strange = STRANGE[service].exec(name)?.[0];
  if (strange !== undefined) {
    const code = `#x${strange.codePointAt(0)!.toString(16).toUpperCase()}`;
    return (
      `Invalid non-alphanumeric character '${code}' was found in the message attribute name. ` +
      'Can only include alphanumeric characters, hyphens, underscores, or dots.'
    );
  }
  if (name.includes('..')) {
    return `Message attribute name can not have successive '.' character. It is \`${name}\``;
  }
  if (name.length > MESSAGE.attributeName) {
    return `an attribute name has ${name.length} characters, and AWS takes ${MESSAGE.attributeName}`;
  }
  if (!RESERVED.test(name)) return undefined;
  return `the attribute name \`${name}\` starts with \`AWS.\` or \`Amazon.\`, which AWS keeps for itself`;
}

export function sqsAttributeNameRefusal(name: string): string | undefined {
  return nameRefusal(name, 'sqs');
}

/** SNS reads some of the reserved names itself. */
export function snsAttributeNameRefusal(name: string): string | undefined {
  return MOBILE_PUSH.test(name) ? undefined : nameRefusal(name, 'sns');
}
