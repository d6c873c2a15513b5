import type { Role } from './graph';
import { PAINTS, type Theme } from './kinds';
import { SIZES } from './layout';

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
.words { font-size: ${SIZES.edge}px; text-anchor: middle; }
.card { stroke-width: 1.5px; }
.external .card { stroke-dasharray: 6 4; }
.icon { fill: none; stroke-width: 1.5px; stroke-linecap: round; stroke-linejoin: round; }
.line { fill: none; stroke-width: 1.75px; }
.reach { fill: none; stroke: transparent; stroke-width: 14px; }
.dead-letters .line { stroke-dasharray: 6 4; }`;

function rulesOf(theme: Theme, scope: string): string {
  const { paper, ink, quiet } = PAPERS[theme];
  const roles = Object.entries(PAINTS[theme]) as [Role, { strong: string; fill: string }][];
  return [
    `${scope}.paper { fill: ${paper}; }`,
    `${scope}.title, ${scope}.name { fill: ${ink}; }`,
    `${scope}.key { fill: ${quiet}; }`,
    ...roles.flatMap(([role, { strong, fill }]) => [
      `${scope}.${role} .card { fill: ${fill}; stroke: ${strong}; }`,
      `${scope}.${role} .icon, ${scope}.${role} .line { stroke: ${strong}; }`,
      `${scope}.${role} .kind, ${scope}.${role} .words, ${scope}.${role} .tip { fill: ${strong}; }`,
    ]),
  ].join('\n');
}

/**
 * How the drawing looks. A picture by itself can only follow what the reader's system prefers; a page also has a
 * switch, which sets `data-theme` on its root. Paper is always white.
 */
export function diagramStyle(themes: 'media' | 'switch'): string {
  const scope = themes === 'switch' ? ':root:not([data-theme="light"]) ' : '';
  const dark = `@media screen and (prefers-color-scheme: dark) {\n${rulesOf('dark', scope)}\n}`;
  const chosen = `@media screen {\n${rulesOf('dark', ':root[data-theme="dark"] ')}\n}`;
  return [SHAPES, rulesOf('light', ''), dark, ...(themes === 'switch' ? [chosen] : [])].join('\n');
}
