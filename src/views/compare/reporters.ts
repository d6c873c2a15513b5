import { plainText } from '#base/util/markdown';
import type { Style } from '#base/util/style';
import { list, plural } from '#base/util/text';
import type { ElementChange, SettingChange } from './compare';
import type { Consequence } from './consequence';
import { jsonText, versioned } from '#base/util/json';

const SIGNS: Readonly<Record<ElementChange['kind'], string>> = { added: '+', removed: '-', changed: '~' };

function summary(changes: readonly ElementChange[], consequences: readonly Consequence[]): string {
  const accepted = consequences.filter(({ acceptance }) => acceptance).length;
  const stopped = consequences.length - accepted;
  const dangers = stopped === 0 ? '' : `; ${plural(stopped, 'danger')} for the guard`;
  const known = accepted === 0 ? '' : `; ${plural(accepted, 'accepted danger')}`;
  return countWords(changes) + dangers + known;
}

/** `1 added and 2 changed`. */
export function countWords(changes: readonly ElementChange[]): string {
  if (changes.length === 0) return 'no differences';
  const kinds = Object.keys(SIGNS) as ElementChange['kind'][];
  const counts = kinds.map((kind) => ({
    kind,
    count: changes.filter((change) => change.kind === kind).length,
  }));
  return list(counts.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`));
}

/** A label within a line; a key or an abbreviation stays as it is. */
function inLine(label: string): string {
  return label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
}

function settingWords({ label, before = 'not set', after = 'not set' }: SettingChange): string {
  return `${inLine(label)}: ${before} → ${after}`;
}

/** How bad it is, and why it may be. */
function weightOf({ words, acceptance }: Consequence): string {
  return acceptance ? `${words}; accepted until ${acceptance.until}: ${acceptance.reason}` : words;
}

function consequenceWords(one: Consequence): string {
  return `${one.danger}: ${one.message} (${weightOf(one)})`;
}

/** Those of one element, and those of elements in which nothing was written. */
function byElement(changes: readonly ElementChange[], consequences: readonly Consequence[]) {
  const ids = new Set(changes.map(({ id }) => id));
  return {
    of: (wanted: string) => consequences.filter(({ id }) => id === wanted),
    elsewhere: consequences.filter(({ id }) => !ids.has(id)),
  };
}

export function comparisonText(
  changes: readonly ElementChange[],
  style: Style,
  consequences: readonly Consequence[] = [],
): string {
  const { of, elsewhere } = byElement(changes, consequences);
  const told = (one: Consequence) => style.warning(`! ${consequenceWords(one)}`);
  const paints = { added: style.success, removed: style.error, changed: style.warning };
  const blocks = changes.map(({ id, kind, sort, name, settings }) => {
    const head = paints[kind](`${SIGNS[kind]} ${sort} ${name}`);
    const lines = [...settings.map(settingWords), ...of(id).map(told)];
    return [head, ...lines.map((line) => `    ${line}`)].join('\n');
  });
  const all = [...blocks, ...elsewhere.map(told)];
  return `${[...all, ...(all.length > 0 ? [''] : []), summary(changes, consequences)].join('\n')}\n`;
}

export function comparisonJson(
  changes: readonly ElementChange[],
  consequences: readonly Consequence[] = [],
): string {
  const { of } = byElement(changes, consequences);
  const count = (kind: ElementChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const report = {
    summary: { added: count('added'), removed: count('removed'), changed: count('changed') },
    changes: changes.map(({ id, kind, sort, name, settings }) => ({
      kind,
      element: sort,
      name,
      settings: settings.map(({ label, before = null, after = null, keys }) => ({
        setting: label,
        before,
        after,
        keys,
      })),
      dangers: of(id).map(({ allow }) => allow),
    })),
    dangers: consequences.map(({ danger, degree, allow, message, acceptance }) => ({
      danger,
      degree,
      allow,
      message,
      ...(acceptance ? { acceptance: { reason: acceptance.reason, until: acceptance.until } } : {}),
    })),
  };
  return jsonText(versioned(report));
}

/** For a comment on a pull request. */
export function comparisonMarkdown(
  changes: readonly ElementChange[],
  consequences: readonly Consequence[] = [],
): string {
  const { of, elsewhere } = byElement(changes, consequences);
  const told = (one: Consequence) =>
    `- **${one.danger}**: ${plainText(one.message)} (${plainText(weightOf(one))})`;
  const changed = changes.map(({ id, kind, sort, name, settings }) => {
    const head = `- **${kind}** ${sort} ${plainText(name)}`;
    const lines = [...settings.map((change) => `- ${plainText(settingWords(change))}`), ...of(id).map(told)];
    return [head, ...lines.map((line) => `  ${line}`)].join('\n');
  });
  const items = [...changed, ...elsewhere.map(told)];
  const title = `### Topology: ${summary(changes, consequences)}`;
  return `${[title, ...(items.length > 0 ? [items.join('\n')] : [])].join('\n\n')}\n`;
}
