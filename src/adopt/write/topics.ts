import { permissionsIn, conditionValues, type Permission } from '#deploy/plan/policy-document';
import { formatSeconds } from '#base/util/units';
import type { LiveTopic } from '../inventory/inventory';
import { keyAsWritten, type Written } from './queues';

const DAY = 86_400;

/** The settings that the file need not say if they are these. */
export const TOPIC_DEFAULTS = { encryption: 'none', tracing: false } as const satisfies Written;

/** What a topic says of itself, all of it. */
export function topicSettings(topic: LiveTopic): Written {
  const { fifo, contentBasedDeduplication, throughputScope, archiveDays, kmsKey, tracing } = topic;
  return {
    ...(fifo ? { fifo } : {}),
    ...(contentBasedDeduplication ? { contentBasedDeduplication } : {}),
    ...(throughputScope === 'messageGroup' ? { throughputScope } : {}),
    ...(archiveDays === undefined ? {} : { archive: formatSeconds(archiveDays * DAY) }),
    encryption: kmsKey === undefined ? 'none' : { kmsKey: keyAsWritten(kmsKey, topic.arn) },
    tracing,
  };
}

/** Who may publish, as far as the file can say it. */
export interface Publishers {
  readonly accounts: readonly string[];
  readonly services: readonly string[];
  readonly roles: readonly string[];
}

/** Publishes for alarms, and is let in by the default policy of a topic without being named there. */
const ALARMS = 'cloudwatch.amazonaws.com';

const PUBLISH = /^(sns:publish|sns:\*|\*)$/i;

function isOfAccount({ conditions }: Permission, account: string): boolean {
  return conditions.every((condition) => condition.endsWith(` ${account}`));
}

type Named = readonly [section: keyof Publishers, names: readonly string[]];

/** Whom a permission lets in, as far as the file can say it. */
function admittedBy(permission: Permission, account: string): Named | undefined {
  const { principal } = permission;
  const service = /^Service (.+)$/.exec(principal)?.[1];
  if (service !== undefined) return ['services', [service]];
  if (!isOfAccount(permission, account) && principal !== '*') return undefined;
  const id = /^AWS (?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
  if (id !== undefined) return id === account ? undefined : ['accounts', [id]];
  const role = /^AWS (arn:[\w-]+:iam::\d{12}:role\/.+)$/.exec(principal)?.[1];
  if (role !== undefined) return ['roles', [role]];
  if (principal !== '*' || permission.conditions.length !== 1) return undefined;
  const owners = conditionValues(permission, 'aws:PrincipalAccount').filter((owner) =>
    /^\d{12}$/.test(owner),
  );
  return ['accounts', owners.filter((owner) => owner !== account)];
}

/**
 * Services are let in by the account that they work for, which is as narrow as what EventBridge says of itself; a role
 * or another account only as it stands, without conditions that the file would forget. Services send no message group,
 * which a FIFO topic demands: nobody uses what they are allowed there.
 */
export function publishersOf({ policy, arn, alarms, fifo }: LiveTopic, account: string): Publishers {
  const found = { accounts: new Set<string>(), services: new Set<string>(), roles: new Set<string>() };
  if (alarms.length > 0) found.services.add(ALARMS);
  for (const permission of permissionsIn(policy)) {
    const { allows, action, resource } = permission;
    if (!allows || !PUBLISH.test(action) || (resource !== arn && resource !== '*')) continue;
    const [section, names] = admittedBy(permission, account) ?? ['accounts', []];
    for (const name of names) found[section].add(name);
  }
  return {
    accounts: [...found.accounts],
    services: fifo ? [] : [...found.services],
    roles: [...found.roles],
  };
}

export function publisherKeys({ accounts, services }: Publishers): Written {
  if (accounts.length + services.length === 0) return {};
  const keys: Written = {
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(services.length > 0 ? { services } : {}),
  };
  return { publishers: keys };
}
