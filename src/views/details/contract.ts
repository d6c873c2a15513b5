import { describeFields } from '#messages/contract/describe';
import type { Contract } from '#model/contract';
import type { ContractDetail } from './detail';

const TITLES = { attributes: 'message attributes', body: 'message body' } as const;

/** What a topic promises of its messages, in the order in which filters look at them. */
export function contractDetails(contract: Contract | undefined): ContractDetail[] {
  return (['attributes', 'body'] as const).flatMap((scope) => {
    const promised = contract?.[scope];
    if (!promised) return [];
    const { schema, file } = promised;
    const fields = describeFields(schema, scope);
    return [{ of: TITLES[scope], file, fields, schema: JSON.stringify(schema, null, 2) }];
  });
}
