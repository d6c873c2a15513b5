import { parseArn } from '#base/aws/arns';
import { conditionValues, permissionsIn, type Permission } from '#deploy/plan/policy-document';
import { callingService } from '#model/kinds/publishers/services';
import type { Json } from '#base/util/json';
import type { LiveQueue, LiveTopic } from '../inventory/inventory';
import type { Written } from './queues';

/*
 * Whom the policies of queues and topics let in besides what the file describes, as `senders`, `receivers` and
 * `subscribers`. Only who already may do all that such an entry gives is written; everything else shows as access that
 * the file does not say.
 */

const ROLE = /^AWS (arn:[\w-]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+)$/;
/** An account, by its number or by its root. */
export const ACCOUNT = /^AWS (?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/;
const SERVICE = /^Service ([a-z0-9.-]+\.amazonaws\.com(?:\.cn)?)$/;
const ORGANIZATION = /^StringEquals aws:PrincipalOrgID (o-[a-z0-9]{10,32})$/i;

/** Subscriptions of the file say this themselves. */
const SNS = 'sns.amazonaws.com';

function may({ action }: Permission, wanted: string): boolean {
  const service = wanted.slice(0, wanted.indexOf(':'));
  return [wanted, `${service}:*`, '*'].some((one) => one.toLowerCase() === action.toLowerCase());
}

/** Accounts, roles or users, and an organization that may all of some actions. */
class Admitted {
  readonly accounts = new Set<string>();
  readonly roles = new Set<string>();
  readonly organizations = new Set<string>();

  constructor(permissions: readonly Permission[], actions: readonly string[], account: string) {
    const doesAll = (permission: Permission) =>
      actions.every((action) =>
        permissions.some(
          (other) =>
            other.principal === permission.principal &&
            other.conditions.join() === permission.conditions.join() &&
            may(other, action),
        ),
      );
    for (const permission of permissions.filter(doesAll)) this.add(permission, account);
  }

  private add({ principal, conditions }: Permission, account: string): void {
    const organization = ORGANIZATION.exec(conditions[0] ?? '')?.[1];
    if (principal === '*' && conditions.length === 1 && organization !== undefined) {
      this.organizations.add(organization);
    }
    if (conditions.length > 0) return;
    const role = ROLE.exec(principal)?.[1];
    const id = ACCOUNT.exec(principal)?.[1];
    if (role !== undefined) this.roles.add(role);
    if (id !== undefined && id !== account) this.accounts.add(id);
  }

  /** The file names one organization. */
  keys(): Written {
    const [organization, ...others] = this.organizations;
    return {
      ...(this.accounts.size > 0 ? { accounts: [...this.accounts].sort() } : {}),
      ...(this.roles.size > 0 ? { roles: [...this.roles].sort() } : {}),
      ...(organization !== undefined && others.length === 0 ? { organization } : {}),
    };
  }
}

const SOURCE_ARN = /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9*-]*:(?:\d{12}|\*|):[^\s"]+$/;

/** The only value that is asked of a key, if the file can say it. */
function onlyValue(permission: Permission, key: string, form: RegExp): string | undefined {
  const [value, ...others] = conditionValues(permission, key);
  return others.length === 0 && value !== undefined && form.test(value) ? value : undefined;
}

/** A service by what it says of whom it works for, as `services` has it; `undefined` if a condition says more than the file can, or none does. */
export function serviceOf(permission: Permission, account: string): Json | undefined {
  const service = SERVICE.exec(permission.principal)?.[1];
  if (service === undefined || service === SNS) return undefined;
  const sourceArn = onlyValue(permission, 'aws:SourceArn', SOURCE_ARN);
  const sourceAccount = onlyValue(permission, 'aws:SourceAccount', /^\d{12}$/);
  // A value that the file cannot say leaves a condition over.
  const known = [sourceArn, sourceAccount].filter((value) => value !== undefined);
  if (known.length === 0 || known.length !== permission.conditions.length) return undefined;
  const written = sourceAccount === account ? undefined : sourceAccount;
  return isSilent(service, sourceArn, sourceAccount) ? undefined : shortest(service, sourceArn, written);
}

/** Whether the service does not say for which account it sends, and nothing else does. */
function isSilent(service: string, sourceArn = '', sourceAccount = ''): boolean {
  if (callingService(service).saysAccount) return false;
  return sourceAccount !== '' || parseArn(sourceArn)?.account === undefined;
}

function shortest(service: string, sourceArn: string | undefined, sourceAccount: string | undefined): Json {
  const keys = { ...(sourceArn ? { sourceArn } : {}), ...(sourceAccount ? { sourceAccount } : {}) };
  return Object.keys(keys).length === 0 ? service : { service, ...keys };
}

function section(name: string, keys: Written): Written {
  return Object.keys(keys).length > 0 ? { [name]: keys } : {};
}

function allowedBy({ policy, arn }: { readonly policy: string | undefined; readonly arn: string }) {
  return permissionsIn(policy).filter(
    ({ allows, resource }) => allows && (resource === arn || resource === '*'),
  );
}

/** The keys `senders` and `receivers` of a queue. */
export function othersOfQueue(queue: LiveQueue, account: string): Written {
  const permissions = allowedBy(queue);
  // Services send no message group, which a FIFO queue demands: nobody uses what they are allowed there.
  const services = (queue.fifo ? [] : permissions)
    .filter((permission) => may(permission, 'sqs:SendMessage'))
    .flatMap((permission) => serviceOf(permission, account) ?? []);
  const each = new Map(services.map((one) => [JSON.stringify(one), one]));
  const senders: Written = {
    ...new Admitted(permissions, ['sqs:SendMessage'], account).keys(),
    ...(each.size > 0 ? { services: [...each.values()] } : {}),
  };
  const receiving = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];
  return {
    ...section('senders', senders),
    ...section('receivers', new Admitted(permissions, receiving, account).keys()),
  };
}

/** The key `subscribers` of a topic, which takes no roles. */
export function subscribersOf(topic: LiveTopic, account: string): Written {
  const { accounts, organization } = new Admitted(allowedBy(topic), ['sns:Subscribe'], account).keys();
  return section('subscribers', {
    ...(accounts ? { accounts } : {}),
    ...(organization ? { organization } : {}),
  });
}

/** The organization whose roles may publish to a topic. */
export function publishingOrganization(topic: LiveTopic, account: string): Json | undefined {
  return new Admitted(allowedBy(topic), ['sns:Publish'], account).keys()['organization'];
}
