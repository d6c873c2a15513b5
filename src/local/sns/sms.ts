import { DONE, type Actions } from '../action';
import { ApiError, invalid } from '../protocol/errors';
import { required, textMap, texts, type Input } from '../protocol/input';
import type { World } from '../world';

/** What each setting may be: https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html */
const SETTINGS: Readonly<Record<string, RegExp>> = {
  MonthlySpendLimit: /^\d+$/,
  DeliveryStatusIAMRole: /^arn:/,
  DeliveryStatusSuccessSamplingRate: /^(100|\d{1,2})$/,
  DefaultSenderID: /^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/,
  DefaultSMSType: /^(Promotional|Transactional)$/,
  UsageReportS3Bucket: /./,
};

const NUMBER = /^\+\d{6,15}$/;

function numberIn(input: Input, name: string): string {
  const number = required(input, name);
  if (NUMBER.test(number)) return number;
  throw invalid('PhoneNumber Reason: input incorrectly formatted');
}

const kept = new WeakMap<World, Record<string, string>>();

/** Settings of text messages. No text message leaves the machine, so nobody has opted out of any. */
export const SMS_ACTIONS: Actions = {
  SetSMSAttributes: (world, input) => {
    const attributes = textMap(input, 'attributes');
    for (const [name, value] of Object.entries(attributes)) {
      const form = SETTINGS[name];
      if (!form) throw new ApiError('InvalidParameter', `${name} is not a valid attribute`);
      if (!form.test(value)) throw new ApiError('InvalidParameter', `${name} is invalid`);
    }
    kept.set(world, { ...kept.get(world), ...attributes });
    return DONE;
  },
  GetSMSAttributes: (world, input) => {
    const names = texts(input, 'attributes');
    const all = Object.entries(kept.get(world) ?? {});
    return {
      attributes: Object.fromEntries(all.filter(([name]) => names.length === 0 || names.includes(name))),
    };
  },
  OptInPhoneNumber: (_, input) => {
    numberIn(input, 'phoneNumber');
    return DONE;
  },
  CheckIfPhoneNumberIsOptedOut: (_, input) => {
    numberIn(input, 'phoneNumber');
    return { isOptedOut: false };
  },
  ListPhoneNumbersOptedOut: () => ({ phoneNumbers: [] }),
};
