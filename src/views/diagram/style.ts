import type { Tone } from './graph';
import { PAINTS, type Theme } from './kinds';
import { SIZES } from './sizes';

const PAPERS: Readonly<
  Record<Theme, { readonly paper: string; readonly ink: string; readonly quiet: string }>
> = {
  light: { paper: '#ffffff', ink: '#16191f', quiet: '#545b67' },
  dark: { paper: '#0f1218', ink: '#eceff4', quiet: '#a9b1be' },
};

const SHAPES = `
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.title { font-size: 18px; font-weight: 650; }
.name { font-size: ${SIZES.label}px; font-weight: 600; }
.kind { font-size: ${SIZES.subtitle}px; }
.key { font-size: ${SIZES.subtitle}px; }
.words { font-size: ${SIZES.edge}px; }
.middle { text-anchor: middle; }
.card { stroke-width: 1.5px; }
.external .card { stroke-dasharray: 6 4; }
.icon { fill: none; stroke-width: 1.5px; stroke-linecap: round; stroke-linejoin: round; }
.line { fill: none; stroke-width: 1.75px; }
.reach { fill: none; stroke: transparent; stroke-width: 14px; }
.dead-letters .line { stroke-dasharray: 6 4; }
.added .card, .added .line, .changed .line { stroke-width: 2.5px; }
.same.dead-letters .line { stroke-dasharray: 1 4; stroke-linecap: round; }
.removed .card, .removed .line { stroke-dasharray: 8 5; }`;

function rulesOf(theme: Theme, scope: string, used: ReadonlySet<Tone>): string {
  const { paper, ink, quiet } = PAPERS[theme];
  const tones = (Object.keys(PAINTS[theme]) as Tone[]).filter((tone) => used.has(tone));
  return [
    `${scope}.paper { fill: ${paper}; }`,
    `${scope}.title, ${scope}.name { fill: ${ink}; }`,
    `${scope}.key { fill: ${quiet}; }`,
    ...tones.flatMap((tone) => {
      const { strong, fill } = PAINTS[theme][tone];
      return [
        `${scope}.${tone} .card { fill: ${fill}; stroke: ${strong}; }`,
        `${scope}.${tone} .icon, ${scope}.${tone} .line { stroke: ${strong}; }`,
        `${scope}.${tone} .kind, ${scope}.${tone} .words, ${scope}.${tone} .tip { fill: ${strong}; }`,
      ];
    }),
  ].join('\n');
}

/**
 * How the drawing looks. A picture by itself can only follow what the reader's system prefers; a page also has a
 * switch, which sets `data-theme` on its root. Paper is always white.
 */
export function diagramStyle(themes: 'media' | 'switch', used: ReadonlySet<Tone>): string {
  const scope = themes === 'switch' ? ':root:not([data-theme="light"]) ' : '';
  const dark = `@media screen and (prefers-color-scheme: dark) {\n${rulesOf('dark', scope, used)}\n}`;
  const chosen = `@media screen {\n${rulesOf('dark', ':root[data-theme="dark"] ', used)}\n}`;
  return [SHAPES, rulesOf('light', '', used), dark, ...(themes === 'switch' ? [chosen] : [])].join('\n');
}
