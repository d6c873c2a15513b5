import { isMap, parsedJson } from '#base/util/json';
import { filterPolicy } from '#messages/filter-policy/index';
import type { CompiledPolicy, ScopeName } from '#messages/filter-policy/index';
import { ApiError, invalid } from '../protocol/errors';
import type { LocalSubscription } from './topic';

const SETTABLE = new Set([
  ...['DeliveryPolicy', 'FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy'],
  ...['SubscriptionRoleArn', 'ReplayPolicy'],
]);

export type SubscriptionAttributes = Readonly<Record<string, string>>;

/** The filter of a subscription, by the engine that `msgtopo test` has. @throws ApiError */
export function filterOf(attributes: SubscriptionAttributes): CompiledPolicy | undefined {
  const { FilterPolicy: policy, FilterPolicyScope: scope = 'MessageAttributes' } = attributes as {
    FilterPolicy?: string;
    FilterPolicyScope?: ScopeName;
  };
  if (policy === undefined || policy === '') return undefined;
  const problem = filterPolicy.validate(policy, scope).find(({ severity }) => severity === 'error');
  if (!problem) return filterPolicy.compile(policy, scope);
  throw new ApiError('InvalidParameter', problem.message);
}

function checkRaw(value: string, where: string): void {
  if (/^(true|false)$/i.test(value)) return;
  throw invalid(`${where}RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
}

function checkScope(value: string, where: string): void {
  if (value === 'MessageBody' || value === 'MessageAttributes') return;
  throw invalid(
    `${where}FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
  );
}

function checkRedrive(value: string, isFifo: boolean, where: string): void {
  if (value === '') return;
  const policy = parsedJson(value);
  if (!isMap(policy)) throw invalid(`${where}RedrivePolicy: failed to parse JSON. ${syntaxProblem(value)}`);
  const arn = policy['deadLetterTargetArn'];
  if (typeof arn !== 'string' || arn.split(':').length !== 6) {
    throw invalid(`${where}RedrivePolicy: deadLetterTargetArn is an invalid arn`);
  }
  if (isFifo && !arn.endsWith('.fifo')) {
    throw invalid(
      `${where}RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.`,
    );
  }
}

/** In the words of the parser of AWS, for what people write most: a name without quotation marks. */
export function syntaxProblem(text: string): string {
  const [, before = '', found = ''] = /^(\s*\{\s*)([^"\s}])/.exec(text) ?? [];
  if (found === '') return '';
  const code = found.charCodeAt(0);
  return (
    `Unexpected character ('${found}' (code ${code})): was expecting double-quote to start field name\n` +
    ` at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: 1, column: ${before.length + 1}]`
  );
}

/**
 * @param where What SNS says first: a new subscription names `Attributes`, a change does not.
 * @throws ApiError
 */
export function checkAttributes(
  attributes: SubscriptionAttributes,
  { fifo, where }: { readonly fifo: boolean; readonly where: string },
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!SETTABLE.has(name))
      throw invalid(where === '' ? 'AttributeName' : `${where}Unknown attribute: ${name}`);
    if (name === 'RawMessageDelivery') checkRaw(value, where);
    if (name === 'FilterPolicyScope') checkScope(value, where);
    if (name === 'RedrivePolicy') checkRedrive(value, fifo, where);
  }
}

/** What a subscription has that nobody asked for anything else. */
export const DEFAULTS: SubscriptionAttributes = {
  RawMessageDelivery: 'false',
  FilterPolicyScope: 'MessageAttributes',
};

/** SNS takes `True` for `true`. */
export function normal(attributes: SubscriptionAttributes): Record<string, string> {
  const { RawMessageDelivery: raw } = attributes;
  return raw === undefined ? { ...attributes } : { ...attributes, RawMessageDelivery: raw.toLowerCase() };
}

/** What SNS tells of a subscription; the scope only of a filter that is there. */
export function shownAttributes(subscription: LocalSubscription): Record<string, string> {
  const { arn, topic, protocol, endpoint, attributes, token } = subscription;
  const { account } = topic.world;
  const [, partition] = topic.arn.split(':');
  const { FilterPolicyScope = DEFAULTS['FilterPolicyScope']!, ...others } = attributes;
  const filtered = others['FilterPolicy'] === undefined ? {} : { FilterPolicyScope };
  return {
    ConfirmationWasAuthenticated: String(token === undefined),
    Endpoint: endpoint,
    Owner: account,
    PendingConfirmation: String(token !== undefined),
    Protocol: protocol,
    RawMessageDelivery: DEFAULTS['RawMessageDelivery']!,
    SubscriptionArn: arn,
    SubscriptionPrincipal: `arn:${partition}:iam::${account}:user/local`,
    TopicArn: topic.arn,
    ...filtered,
    ...others,
  };
}
