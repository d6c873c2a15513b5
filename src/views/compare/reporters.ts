import { plainText } from '#base/util/markdown';
import type { Style } from '#base/util/style';
import { list } from '#base/util/text';
import type { ElementChange, SettingChange } from './compare';
import { jsonText, versioned } from '#base/util/json';

const SIGNS: Readonly<Record<ElementChange['kind'], string>> = { added: '+', removed: '-', changed: '~' };

function summary(changes: readonly ElementChange[]): string {
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

export function comparisonText(changes: readonly ElementChange[], style: Style): string {
  const paints = { added: style.success, removed: style.error, changed: style.warning };
  const blocks = changes.map(({ kind, sort, name, settings }) => {
    const head = paints[kind](`${SIGNS[kind]} ${sort} ${name}`);
    return [head, ...settings.map((change) => `    ${settingWords(change)}`)].join('\n');
  });
  return `${[...blocks, ...(blocks.length > 0 ? [''] : []), summary(changes)].join('\n')}\n`;
}

export function comparisonJson(changes: readonly ElementChange[]): string {
  const count = (kind: ElementChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const report = {
    summary: { added: count('added'), removed: count('removed'), changed: count('changed') },
    changes: changes.map(({ kind, sort, name, settings }) => ({
      kind,
      element: sort,
      name,
      settings: settings.map(({ label, before = null, after = null, keys }) => ({
        setting: label,
        before,
        after,
        keys,
      })),
    })),
  };
  return jsonText(versioned(report));
}

/** For a comment on a pull request. */
export function comparisonMarkdown(changes: readonly ElementChange[]): string {
  const items = changes.map(({ kind, sort, name, settings }) => {
    const head = `- **${kind}** ${sort} ${plainText(name)}`;
    return [head, ...settings.map((change) => `  - ${plainText(settingWords(change))}`)].join('\n');
  });
  const title = `### Topology: ${summary(changes)}`;
  return `${[title, ...(items.length > 0 ? [items.join('\n')] : [])].join('\n\n')}\n`;
}
