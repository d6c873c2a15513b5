import { jsonText, versioned } from '#base/util/json';
import { plainText } from '#base/util/markdown';
import { list, plural } from '#base/util/text';
import type { Breaking } from './breaking';
import type { WordFormat } from './formats';

function who({ side, concerned }: Breaking): string {
  return concerned.length === 0 ? `${side} outside of the file` : list([...new Set(concerned)]);
}

function summary(found: readonly Breaking[]): string {
  if (found.length === 0) return 'nothing in this change breaks a publisher or a consumer';
  return `${plural(found.length, 'breaking change')}, for ${list([...new Set(found.map(({ side }) => side))])}`;
}

/** For people: each change and whom it concerns. */
export function breakingText(found: readonly Breaking[]): string {
  const lines = found.map((one) => `breaks ${one.side}: ${one.message}\n    concerns ${who(one)}\n`);
  return `${lines.join('')}${found.length === 0 ? '' : '\n'}${summary(found)}\n`;
}

function breakingMarkdown(found: readonly Breaking[]): string {
  const items = found.map(
    (one) => `- **breaks ${one.side}**: ${plainText(one.message)} (concerns ${plainText(who(one))})`,
  );
  return `${[`### ${summary(found)}`, ...(items.length > 0 ? [items.join('\n')] : [])].join('\n\n')}\n`;
}

function breakingJson(found: readonly Breaking[]): string {
  const breaking = found.map(({ side, id, message, concerned }) => ({
    breaks: side,
    element: id,
    message,
    concerned,
  }));
  return jsonText(versioned({ breaking }));
}

export const BREAKING_WRITERS: Readonly<Record<WordFormat, (found: readonly Breaking[]) => string>> = {
  text: breakingText,
  markdown: breakingMarkdown,
  json: breakingJson,
};
