import { permissionsIn, conditionValues, type Permission } from '#deploy/plan/policy-document';
import type { Json } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import type { LiveTopic } from '../inventory/inventory';
import { ACCOUNT, publishingOrganization, serviceOf } from './others';
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
  readonly organization: Json | undefined;
  /** By their names, or with what they publish for. */
  readonly services: readonly Json[];
  readonly roles: readonly string[];
}

/** Publishes for alarms, and is let in by the default policy of a topic without being named there. */
const ALARMS = 'cloudwatch.amazonaws.com';

const PUBLISH = /^(sns:publish|sns:\*|\*)$/i;

function isOfAccount({ conditions }: Permission, account: string): boolean {
  return conditions.every((condition) => condition.endsWith(` ${account}`));
}

type Named = readonly [section: 'accounts' | 'roles', names: readonly string[]];

/** Which accounts, roles and users a permission lets in, as far as the file can say it. */
function admittedBy(permission: Permission, account: string): Named | undefined {
  const { principal } = permission;
  if (!isOfAccount(permission, account) && principal !== '*') return undefined;
  const id = ACCOUNT.exec(principal)?.[1];
  if (id !== undefined) return id === account ? undefined : ['accounts', [id]];
  const role = /^AWS (arn:[\w-]+:iam::\d{12}:(?:role|user)\/.+)$/.exec(principal)?.[1];
  if (role !== undefined) return ['roles', [role]];
  if (principal !== '*' || permission.conditions.length !== 1) return undefined;
  const owners = conditionValues(permission, 'aws:PrincipalAccount').filter((owner) =>
    /^\d{12}$/.test(owner),
  );
  return ['accounts', owners.filter((owner) => owner !== account)];
}

/**
 * Services with what they publish for, or else by their names alone, which lets them in for the account. One that is let
 * in by its name needs no more.
 */
function servicesOf(permissions: readonly Permission[], account: string): Json[] {
  const named = new Set<string>();
  const forOne = new Map<string, { readonly service: string; readonly written: Json }>();
  for (const permission of permissions) {
    const service = /^Service (.+)$/.exec(permission.principal)?.[1];
    if (service === undefined) continue;
    const written = serviceOf(permission, account) ?? service;
    if (typeof written === 'string') named.add(written);
    else forOne.set(JSON.stringify(written), { service, written });
  }
  const others = [...forOne.values()].filter(({ service }) => !named.has(service));
  return [...named, ...others.map(({ written }) => written)];
}

/**
 * A role or another account only as it stands, without conditions that the file would forget. Services send no message
 * group, which a FIFO topic demands: nobody uses what they are allowed there.
 */
export function publishersOf(topic: LiveTopic, account: string): Publishers {
  const { policy, arn, alarms, fifo } = topic;
  const found = { accounts: new Set<string>(), roles: new Set<string>() };
  const publishing = permissionsIn(policy).filter(
    ({ allows, action, resource }) =>
      allows && PUBLISH.test(action) && (resource === arn || resource === '*'),
  );
  for (const permission of publishing) {
    const [section, names] = admittedBy(permission, account) ?? ['accounts', []];
    for (const name of names) found[section].add(name);
  }
  const ofAlarms = alarms.length > 0 ? [ALARMS] : [];
  const services = servicesOf(publishing, account);
  return {
    accounts: [...found.accounts],
    organization: publishingOrganization(topic, account),
    services: fifo ? [] : [...ofAlarms.filter((one) => !services.includes(one)), ...services],
    roles: [...found.roles],
  };
}

export function publisherKeys({ accounts, organization, services }: Publishers): Written {
  const keys: Written = {
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(organization === undefined ? {} : { organization }),
    ...(services.length > 0 ? { services } : {}),
  };
  return Object.keys(keys).length === 0 ? {} : { publishers: keys };
}
