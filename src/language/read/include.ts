import { dirname, normalize } from 'node:path';
import { error, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import { nearest } from '#base/diagnostics/suggest';
import { ELEMENT_SECTIONS } from '../schema/sections';
import { parse, type Parsed } from '../source/parse';
import { list, quoted } from '#base/util/text';
import { Composition, originKey, type Origin } from './composition';
import { asList, asMap } from './plain';
import type { Report } from './report';
import { INSIDE, type Workspace } from './workspace';
import { isMap, type PlainMap } from '#base/util/json';

const INCLUDABLE: readonly string[] = [...ELEMENT_SECTIONS, 'subscriptions'];

function isOutward(pattern: string): boolean {
  return pattern.startsWith('/') || pattern.split('/').includes('..');
}

/** Anything else may hold what must not be shown, such as a token. */
function isYaml(file: string): boolean {
  return /\.(ya?ml|json)$/i.test(file);
}

export interface Included {
  readonly files: readonly Parsed[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** Reads what `include` names, each file once. */
export function readIncluded(main: Parsed, workspace: Workspace): Included {
  const files: Parsed[] = [];
  const findings: LocatedDiagnostic[] = [];
  const itself = normalize(main.source.file);
  const seen = new Set([itself]);
  const refused = (message: string, index: number, help: string) => {
    const finding = error({ rule: 'include-not-found', message, path: ['include', index], help });
    findings.push(...locateAll([finding], (path, on) => main.source.place(path, on)));
  };
  for (const [index, pattern] of asList(main.value?.['include']).entries()) {
    if (typeof pattern !== 'string') continue;
    const matched = workspace.match(pattern, dirname(main.source.file));
    if (matched.length === 0) {
      const help = isOutward(pattern) ? INSIDE : 'paths are relative to the file that includes them';
      refused(`no file matches \`${pattern}\``, index, help);
    }
    if (matched.length > 0 && matched.every((file) => file === itself)) {
      refused(
        `\`${pattern}\` matches this file alone`,
        index,
        'name the files that it takes elements from, or remove it',
      );
    }
    for (const file of matched) {
      if (seen.has(file)) continue;
      seen.add(file);
      const bytes = workspace.read(file, dirname(main.source.file));
      if (!bytes) {
        refused(`\`${file}\` is no readable file of the project`, index, INSIDE);
        continue;
      }
      const parsed = parse(file, bytes, isYaml(file) ? undefined : 'withheld');
      findings.push(...parsed.diagnostics, ...foreignKeys(parsed));
      files.push(parsed);
    }
  }
  return { files, diagnostics: findings };
}

/** An included file holds elements only. */
function foreignKeys({ source, value }: Parsed): LocatedDiagnostic[] {
  const keys = Object.keys(value ?? {}).filter((key) => !INCLUDABLE.includes(key));
  const findings = keys.map((key) => {
    const near = nearest(key, INCLUDABLE);
    return error({
      rule: 'unknown-key',
      message: `an included file cannot have the key \`${key}\``,
      path: [key],
      on: 'key',
      help: near === undefined ? `it may have ${list(quoted(INCLUDABLE))}` : `did you mean \`${near}\`?`,
    });
  });
  return locateAll(findings, (path, on) => source.place(path, on));
}

/** The main file and all that it includes, as one. A name may be defined once. */
export function combine(main: Parsed, files: readonly Parsed[], report: Report): Composition {
  const origins = new Map<string, Origin>([[originKey([]), { source: main.source, path: [] }]]);
  const combined: Record<string, unknown> = { ...main.value };
  const sections = new Map<string, Record<string, unknown>>();
  for (const { source, value } of files) {
    for (const section of ELEMENT_SECTIONS) addElements(section, { source, path: [section] }, value);
    const added = value?.['subscriptions'];
    if (!Array.isArray(added)) continue;
    const present = asList(combined['subscriptions']);
    for (const index of added.keys()) {
      const path = ['subscriptions', present.length + index];
      origins.set(originKey(path), { source, path: ['subscriptions', index] });
    }
    combined['subscriptions'] = [...present, ...(added as readonly unknown[])];
  }
  return new Composition(combined, origins);

  /** A copy of what the main file has, made once, since a large topology adds to it many times. */
  function elementsOf(section: string): Record<string, unknown> {
    const known = sections.get(section);
    if (known) return known;
    const elements: Record<string, unknown> = { ...asMap(combined[section]) };
    sections.set(section, elements);
    combined[section] = elements;
    return elements;
  }

  function addElements(section: string, from: Origin, value?: PlainMap): void {
    if (value?.[section] === undefined || !isMap(value[section])) return;
    const elements = elementsOf(section);
    for (const [name, element] of Object.entries(value[section])) {
      const path = [section, name];
      const origin = { source: from.source, path };
      if (!Object.hasOwn(elements, name)) {
        elements[name] = element;
        origins.set(originKey(path), origin);
        continue;
      }
      // The second definition has no path of its own in the whole, so it gets one that nothing else can have.
      const second = [section, `${name} in ${from.source.file}`];
      origins.set(originKey(second), origin);
      const related = [{ path, message: `\`${name}\` is first defined` }];
      const message = `${section.slice(0, -1)} \`${name}\` is defined twice`;
      report(error({ rule: 'duplicate-element', message, path: second, on: 'key', related }));
    }
  }
}
