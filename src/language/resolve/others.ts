import { parseArn } from '#base/aws/arns';
import { child, type Path } from '#base/diagnostics/path';
import { byCodeUnit } from '#base/util/text';
import { callingService } from '#model/kinds/publishers/services';
import type { AdmittedService, Others, Publishing, Subscribers } from '#model/others';
import type { OthersFile, PublishersFile, SubscribersFile } from '../schema/others';
import { fail, type Scope } from './scope';

type WrittenService = NonNullable<OthersFile['services']>[number];

function sorted(values: readonly string[] | undefined): string[] {
  return [...new Set(values)].sort(byCodeUnit);
}

/** The account in all of these, if it is one and the same. */
function accountIn(arns: readonly string[]): string | undefined {
  const [first, ...others] = new Set(arns.map((arn) => parseArn(arn)?.account));
  return others.length === 0 && first !== undefined && /^\d{12}$/.test(first) ? first : undefined;
}

/** A service that says for what it sends, but not for which account: a condition on the account is never true. */
function reportSilent(
  scope: Scope,
  found: { service: string; account: string | undefined; sourceAccount: string | undefined; path: Path },
): void {
  const { service, account, sourceAccount, path } = found;
  const silent = `\`${service}\` does not say for which account it sends`;
  const help = `write \`{ service: ${service}, sourceArn: <ARN> }\`, with the ARN of what may send and its account`;
  if (account === undefined) {
    const message = `${silent}, so it needs \`sourceArn\` with an account`;
    fail(scope, { rule: 'missing-key', message, path, help });
  }
  if (sourceAccount === undefined) return;
  const message = `${silent}, so \`sourceAccount\` would shut it out`;
  fail(scope, { rule: 'wrong-value', message, path: child(path, 'sourceAccount'), on: 'key', help });
}

function serviceOf(scope: Scope, written: WrittenService, path: Path): AdmittedService {
  const { service, sourceArn, sourceAccount } = typeof written === 'string' ? { service: written } : written;
  const arns = sourceArn === undefined ? undefined : sorted([sourceArn].flat());
  const account = accountIn(arns ?? []);
  if (!callingService(service).saysAccount) reportSilent(scope, { service, account, sourceAccount, path });
  return { service, sourceArn: arns, sourceAccount: sourceAccount ?? account };
}

/** Each once and in order. */
export function inOrder(services: readonly AdmittedService[]): AdmittedService[] {
  return [...new Map(services.map((one) => [JSON.stringify(one), one])).values()].sort((a, b) =>
    byCodeUnit(a.service, b.service),
  );
}

/** Whom a queue or topic lets in, each once and in order. */
export function resolveOthers(scope: Scope, written: OthersFile | undefined, path: Path): Others {
  const services = (written?.services ?? []).map((one, index) =>
    serviceOf(scope, one, child(path, 'services', index)),
  );
  return {
    accounts: sorted(written?.accounts),
    roles: sorted(written?.roles),
    organization: written?.organization,
    services: inOrder(services),
  };
}

/** A service that stands alone, whatever it says of whom it works for. */
export function plainService(service: string): AdmittedService {
  return { service, sourceArn: undefined, sourceAccount: undefined };
}

/** Who may publish to a topic, each once and in order. A service by its name alone is let in as far as it tells its account. */
export function resolvePublishing(scope: Scope, written: PublishersFile | undefined, path: Path): Publishing {
  const services = (written?.services ?? []).map((one, index) =>
    typeof one === 'string' ? plainService(one) : serviceOf(scope, one, child(path, 'services', index)),
  );
  return {
    accounts: sorted(written?.accounts),
    organization: written?.organization,
    services: inOrder(services),
  };
}

/** Who may subscribe to a topic, each once and in order. */
export function resolveSubscribers(written: SubscribersFile | undefined): Subscribers {
  return { accounts: sorted(written?.accounts), organization: written?.organization };
}
