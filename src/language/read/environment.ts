import { UNDECLARED_ACCOUNT } from '#base/aws/arns';
import { error } from '#base/diagnostics/diagnostic';
import { ELEMENT_SECTIONS } from '../schema/sections';
import { suggest } from '#base/diagnostics/suggest';
import { list, quoted } from '#base/util/text';
import { Composition, type Origin } from './composition';
import { interpolate, type Variables } from './interpolate';
import { mergeMaps, type Target } from './merge';
import { mergeSubscriptions } from './merge-subscriptions';
import { asList, asMap } from './plain';
import type { Report } from './report';
import { isMap, type PlainMap } from '#base/util/json';

export const DEFAULT_ENVIRONMENT = 'default';

/** The sections that `override` may change. */
export const OVERRIDABLE: readonly string[] = [
  'tags',
  'naming',
  'defaults',
  ...ELEMENT_SECTIONS,
  'subscriptions',
  'network',
  'monitoring',
  'audit',
  'budget',
  'outputs',
  'cluster',
  'roles',
  'rules',
  'accept',
  'compliance',
];

/** The environments that a file declares, or the one that it has without. */
export function environmentNames(file: PlainMap): string[] {
  const declared = Object.keys(asMap(file['environments']));
  return declared.length > 0 ? declared : [DEFAULT_ENVIRONMENT];
}

/** The account of each environment, as far as the file says. */
export function accountsOf(file: PlainMap): Map<string, string | undefined> {
  const environments = asMap(file['environments']);
  return new Map(
    environmentNames(file).map((environment) => {
      const { account } = asMap(environments[environment]);
      const filled = interpolate(account, { environment }, [], () => undefined);
      return [environment, typeof filled === 'string' ? filled : undefined];
    }),
  );
}

/** The file as it is in one environment: override merged in, tags laid over, references replaced. */
export function selectEnvironment(base: Composition, environment: string, report: Report): Composition {
  const origins = new Map<string, Origin>(base.origins);
  const header = asMap(asMap(base.value['environments'])[environment]);
  const from = base.originOf(['environments', environment]);
  const target: Target = { path: [], origins, report };

  const { override, ...settings } = header;
  const { include: _, ...file } = base.value;
  let merged: PlainMap = file;
  if (isMap(override))
    merged = applyOverride(merged, override, { ...from, path: [...from.path, 'override'] }, target);
  if (isMap(settings['tags'])) {
    const tags = { ...target, path: ['tags'] };
    const tagsFrom = { ...from, path: [...from.path, 'tags'] };
    merged = { ...merged, tags: mergeMaps(asMap(merged['tags']), settings['tags'], tagsFrom, tags) };
  }
  const declared = asMap(merged['environments'])[environment] !== undefined;
  const own = isMap(override) || override === undefined ? settings : header;
  const value = declared ? { ...merged, environments: { [environment]: own } } : merged;
  return new Composition(
    asMap(fillIn(value, settings, environment, { report, setIn: varsSetIn(base.value) })),
    origins,
  );
}

function applyOverride(file: PlainMap, override: PlainMap, from: Origin, target: Target): PlainMap {
  const foreign = Object.keys(override).filter((key) => !OVERRIDABLE.includes(key));
  for (const key of foreign) {
    target.report(
      error({
        rule: 'unknown-key',
        message: `an override cannot change \`${key}\``,
        path: [...from.path, key],
        on: 'key',
        help: suggest(key, OVERRIDABLE) ?? `it may have ${list(quoted(OVERRIDABLE))}`,
      }),
    );
  }
  const known = Object.entries(override).filter(
    ([key]) => OVERRIDABLE.includes(key) && key !== 'subscriptions',
  );
  const merged = mergeMaps(file, Object.fromEntries(known), from, target);
  const patch = override['subscriptions'];
  if (patch === undefined) return merged;
  const origin = { ...from, path: [...from.path, 'subscriptions'] };
  const inner = { ...target, path: ['subscriptions'] };
  return {
    ...merged,
    subscriptions: mergeSubscriptions(asList(file['subscriptions']), patch, origin, inner),
  };
}

/** The environments that set each variable, as `vars.owner`. */
function varsSetIn(file: PlainMap): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [environment, settings] of Object.entries(asMap(file['environments']))) {
    for (const name of Object.keys(asMap(asMap(settings)['vars'])))
      found.set(`vars.${name}`, [...(found.get(`vars.${name}`) ?? []), environment]);
  }
  return found;
}

interface Filling {
  readonly report: Report;
  readonly setIn: NonNullable<Variables['setIn']>;
}

/** Region and account may use the environment's name, vars these too, and the rest of the file everything. */
function fillIn(
  file: PlainMap,
  settings: PlainMap,
  environment: string,
  { report, setIn }: Filling,
): unknown {
  const path = ['environments', environment];
  const named: Variables = { environment };
  const regionPath = settings['region'] === undefined ? ['region'] : [...path, 'region'];
  const region = interpolate(settings['region'] ?? file['region'], named, regionPath, report);
  const account = interpolate(settings['account'], named, [...path, 'account'], report);
  const placed: Variables = {
    ...named,
    ...(region === undefined ? {} : { region }),
    account: account ?? UNDECLARED_ACCOUNT,
  };
  const vars = asMap(interpolate(asMap(settings['vars']), placed, [...path, 'vars'], report));
  return interpolate(file, { ...placed, vars, setIn }, [], report);
}
