import type { Topology } from '#model/topology';
import { callerIn, type Caller } from '#operate/caller';
import { troubleOf, type Trouble } from '#operate/trouble';
import { list } from '#base/util/text';
import { bad, good, warn, type Check } from './check';

type Env = NodeJS.ProcessEnv;

/** What the credentials come from, without any of their values. */
function sourceOf(env: Env): string {
  if (env['AWS_ACCESS_KEY_ID']) return 'AWS_ACCESS_KEY_ID';
  if (env['AWS_PROFILE']) return `profile ${env['AWS_PROFILE']}`;
  if (env['AWS_WEB_IDENTITY_TOKEN_FILE']) return 'AWS_WEB_IDENTITY_TOKEN_FILE';
  if (env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || env['AWS_CONTAINER_CREDENTIALS_FULL_URI'])
    return 'the container';
  return 'the default profile or this machine';
}

type Asked = { readonly region: string } & (
  | { readonly caller: Caller; readonly trouble?: undefined }
  | { readonly caller?: undefined; readonly trouble: Trouble }
);

async function ask(region: string): Promise<Asked> {
  try {
    return { region, caller: await callerIn(region) };
  } catch (failure) {
    const trouble = troubleOf(failure);
    if (!trouble) throw failure;
    return { region, trouble };
  }
}

function credentialsCheck(asked: readonly Asked[], env: Env): Check {
  const known = asked.find(({ caller }) => caller)?.caller;
  if (known) return good('credentials', `${known.arn}, from ${sourceOf(env)}`);
  const { message, help } = asked[0]!.trouble!;
  return bad('credentials', message, help ?? 'sign in again, or check AWS_PROFILE');
}

/** A region that the account has not enabled accepts no credentials, also good ones. */
function regionCheck({ region, trouble }: Asked): Check {
  if (!trouble) return good('region', region);
  const help = trouble.help ?? 'enable the region in the account, or correct `region`';
  return bad('region', `${region}: ${trouble.message}`, help);
}

function accountCheck(topologies: readonly Topology[], { account }: Caller): Check {
  const name = 'account';
  const bound = topologies.filter((topology) => topology.account !== undefined);
  const others = bound.filter((topology) => topology.account !== account);
  if (others.length === 0) return good(name, account);
  const said = others.map(({ environment, account: wanted }) => `\`${environment}\` is for ${wanted}`);
  const message = `${account}, but ${list(said)}`;
  const remedy = 'choose other credentials (AWS_PROFILE) for them, or correct `account`';
  return others.length === topologies.length ? bad(name, message, remedy) : warn(name, message, remedy);
}

/** Who asks, and whether that is the account and the regions of the file; without a file, of the environment. */
export async function awsChecks(topologies: readonly Topology[], env: Env): Promise<Check[]> {
  const fallback = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1';
  const named = [...new Set(topologies.map(({ region }) => region))];
  const asked = await Promise.all((named.length === 0 ? [fallback] : named).map(ask));
  const credentials = credentialsCheck(asked, env);
  const caller = asked.find((one) => one.caller)?.caller;
  if (!caller) return [credentials];
  return [
    credentials,
    accountCheck(topologies, caller),
    ...(named.length === 0 ? [] : asked.map(regionCheck)),
  ];
}
