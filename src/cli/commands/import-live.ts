import { openAccount } from '#adopt/account/sdk';
import { readAccount } from '#adopt/account/read-account';
import type { Narrowing } from '#adopt/account/selection';
import type { Inventory } from '#adopt/inventory/inventory';
import { usageProblem, type Context } from '../command';
import { ended, ok, type Result } from '../result';

/** What lives in a region, with progress shown. */
export async function inventoryOf(
  region: string,
  narrowing: Narrowing,
  { live }: Context,
): Promise<Inventory> {
  const account = await openAccount(region);
  const onProgress = (sort: string, done: number, total: number) =>
    live.show(`reading ${sort}: ${done} of ${total}`);
  try {
    return await readAccount(region, { account, narrowing, onProgress });
  } finally {
    account.close();
    live.show('');
  }
}

/** The region that is given, or else that of the environment. */
export function regionFor(
  { region: given }: { readonly region?: string | undefined },
  { env }: Context,
): Result<string> {
  const region = given ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined);
  return region === undefined
    ? ended(usageProblem('which region?', 'give --region, or set AWS_REGION'))
    : ok(region);
}
