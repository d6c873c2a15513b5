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
  readonly accounts: string[];
  readonly services: string[];
  readonly roles: string[];
}

/** Publishes for alarms, and is let in by the default policy of a topic without being named there. */
const ALARMS = 'cloudwatch.amazonaws.com';

const PUBLISH = /^(sns:publish|sns:\*|\*)$/i;

function isOfAccount({ conditions }: Permission, account: string): boolean {
  return conditions.some((condition) => condition.endsWith(` ${account}`));
}

/**
 * Services are let in by the account that they work for, which is as narrow as what EventBridge says of itself; a role
 * or another account only as it stands, without conditions that the file would forget.
 */
export function publishersOf({ policy, arn, alarms }: LiveTopic, account: string): Publishers {
  const publishers: Publishers = { accounts: [], services: alarms.length > 0 ? [ALARMS] : [], roles: [] };
  const add = (list: string[], value: string) => {
    if (!list.includes(value)) list.push(value);
  };
  const allowed = permissionsIn(policy).filter(
    ({ allows, action, resource }) =>
      allows && PUBLISH.test(action) && (resource === arn || resource === '*'),
  );
  for (const permission of allowed) {
    const { principal, conditions } = permission;
    const service = /^Service (.+)$/.exec(principal)?.[1];
    const id = /^AWS (?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
    const role = /^AWS (arn:[\w-]+:iam::\d{12}:role\/.+)$/.exec(principal)?.[1];
    if (service !== undefined) add(publishers.services, service);
    else if (conditions.length > 0 && !isOfAccount(permission, account)) continue;
    else if (id !== undefined && id !== account) add(publishers.accounts, id);
    else if (role !== undefined) add(publishers.roles, role);
    else if (principal === '*') {
      const owners = conditionValues(permission, 'aws:PrincipalAccount');
      for (const owner of owners.filter((other) => other !== account)) add(publishers.accounts, owner);
    }
  }
  return publishers;
}

export function publisherKeys({ accounts, services }: Publishers): Written {
  if (accounts.length + services.length === 0) return {};
  const keys: Written = {
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(services.length > 0 ? { services } : {}),
  };
  return { publishers: keys };
}
