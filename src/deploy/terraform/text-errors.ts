import type { TerraformDiagnostic } from './events';

const FRAME = /^[│╷╵]\s?/;
const HEADING = /^(Error|Warning): (.*)$/;

/** The diagnostics in the text of a command that has no machine-readable output: `init`, `show`, `output`. */
export function parseTextErrors(text: string): TerraformDiagnostic[] {
  const found: { severity: 'error' | 'warning'; summary: string; detail: string[] }[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(FRAME, '').trimEnd();
    const [, severity, summary] = HEADING.exec(line) ?? [];
    if (summary !== undefined) {
      found.push({ severity: severity === 'Error' ? 'error' : 'warning', summary, detail: [] });
    } else found.at(-1)?.detail.push(line);
  }
  return found.map(({ detail, ...heading }) => ({ ...heading, detail: detail.join('\n').trim() }));
}
