import { UNDECLARED_ACCOUNT } from '#base/aws/arns';
import { error } from '#base/diagnostics/diagnostic';
import { child, valueAt, type Path } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import { list, quoted } from '#base/util/text';
import type { Report } from './report';
import { isMap, type PlainMap } from '#base/util/json';

/** What `${...}` can refer to: `environment`, `region`, `account` and `vars`. */
export interface Variables {
  readonly environment: string;
  readonly region?: unknown;
  readonly account?: unknown;
  readonly vars?: PlainMap;
  /** The environments that set each of the `vars`: nothing to refer to, but help for who does. */
  readonly setIn?: ReadonlyMap<string, readonly string[]>;
}

/** What only helps. */
const NOT_REFERRED_TO = ['vars', 'setIn'];

// `{` ends the search too, so that many unclosed references take no longer than one.
const REFERENCE = /\$?\$\{([^{}]*)\}/g;
const WHOLE = /^\$\{([^{}]*)\}$/;

function names(variables: Variables): string[] {
  const vars = Object.keys(variables.vars ?? {}).map((name) => `vars.${name}`);
  return [...Object.keys(variables).filter((name) => !NOT_REFERRED_TO.includes(name)), ...vars];
}

function resolve(reference: string, variables: Variables): unknown {
  const name = reference.trim();
  if (NOT_REFERRED_TO.includes(name.split('.')[0]!) && !name.startsWith('vars.')) return undefined;
  return valueAt(variables, name.split('.'));
}

function hasReference(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('${');
  if (Array.isArray(value)) return value.some(hasReference);
  return isMap(value) && Object.values(value).some(hasReference);
}

/** Replaces references in every text below `value`; a text that is one reference keeps the type of what it names. */
export function interpolate(value: unknown, variables: Variables, path: Path, report: Report): unknown {
  if (!hasReference(value)) return value;
  if (typeof value === 'string') return fill(value, variables, path, report);
  if (Array.isArray(value)) {
    return value.map((item, index) => interpolate(item, variables, child(path, index), report));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, interpolate(item, variables, child(path, key), report)]),
  );
}

/** What of the topology a variable of a consumer may hold; what it stands for is known when the topology is resolved. */
export const ELEMENT_REFERENCE =
  /\$?\$\{((?:queues\.[a-z][a-z0-9-]*\.(?:url|arn|name)|topics\.[a-z][a-z0-9-]*\.(?:arn|name)|stores\.[a-z][a-z0-9-]*\.(?:name|arn)))\}/g;

function isElementReference(written: string, path: Path): boolean {
  const isVariable =
    path.at(-2) === 'environment' && ['consumers', 'defaults', 'environments'].includes(String(path[0]));
  return isVariable && new RegExp(`^${ELEMENT_REFERENCE.source}$`).test(written);
}

function fill(text: string, variables: Variables, path: Path, report: Report): unknown {
  const whole = WHOLE.exec(text)?.[1];
  if (isElementReference(text, path)) return text;
  if (whole !== undefined) return lookUp(whole, variables, path, report) ?? text;
  return text.replace(REFERENCE, (written, reference: string) => {
    if (isElementReference(written, path)) return written;
    if (written.startsWith('$$')) return written.slice(1);
    const found = lookUp(reference, variables, path, report);
    if (found === undefined) return written;
    if (typeof found !== 'object') return typeof found === 'string' ? found : JSON.stringify(found);
    report(
      error({
        rule: 'interpolation',
        message: `\`\${${reference}}\` is a map or a list, so it cannot be part of a text`,
        path,
        help: 'use it as the whole value',
      }),
    );
    return written;
  });
}

function helpFor(reference: string, { setIn, ...variables }: Variables): string {
  const others = setIn?.get(reference) ?? [];
  if (others.length > 0)
    return `${list(quoted(others))} ${others.length === 1 ? 'sets' : 'set'} it: add it to the \`vars\` of \`${variables.environment}\``;
  return suggest(reference, names(variables)) ?? 'write `$${` for a literal `${`';
}

/** What is known before Terraform runs: names, by which msgtopo finds what is deployed, and where the state is. */
const BEFORE_TERRAFORM = ['backend', 'delivery', 'naming', 'name', 'physicalName'];

function isBeforeTerraform(path: Path): boolean {
  const [first, , , overridden] = path;
  const section = first === 'environments' ? overridden : first;
  return [section, path.at(-1)].some((key) => BEFORE_TERRAFORM.includes(String(key)));
}

function lookUp(reference: string, variables: Variables, path: Path, report: Report): unknown {
  if (variables.account === UNDECLARED_ACCOUNT && reference.trim() === 'account' && isBeforeTerraform(path)) {
    const message = '`${account}` must be known here before Terraform runs';
    const help = `give environment \`${variables.environment}\` its \`account\``;
    report(error({ rule: 'interpolation', message, path, help }));
    return undefined;
  }
  const found = resolve(reference, variables);
  if (found === undefined) {
    const help = helpFor(reference.trim(), variables);
    const message = `\`\${${reference}}\` refers to nothing in environment \`${variables.environment}\``;
    report(error({ rule: 'interpolation', message, path, help }));
  }
  return found;
}
