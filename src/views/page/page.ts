import { createHash } from 'node:crypto';
import type { ElementChange } from '../compare/compare';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { CHANGES, tonesOf } from '../diagram/kinds';
import { legendList } from '../diagram/legend-list';
import { diagramStyle } from '../diagram/style';
import { escapeMarkup } from '#base/util/markup';
import { plural } from '#base/util/text';
import type { PageData } from './data';
import { livePane } from './live';
import { foldButton, mapMarkup, type Folded, type Sheet } from './map';
import { changedSettings, elementMarkup, prose, type PageElement } from './element';

/** The script and the style of the page, as they were bundled when msgtopo was built. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

export interface PageInput extends Sheet {
  /** The map without dead letters, if there are any to hide. */
  readonly folded: Folded | undefined;
  readonly elements: readonly PageElement[];
  readonly data: PageData;
  readonly region: string;
  /** Findings about no element. */
  readonly general: readonly LocatedDiagnostic[];
  /** Only in a comparison. */
  readonly changes?: readonly ElementChange[];
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is loaded, and nothing runs but what was written here. */
function contentPolicy(script: string, style: string, isLive: boolean): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    // A live page talks to the server that it came from, and to nobody else.
    ...(isLive ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** JSON that cannot end the element that it stands in. */
function embedded(data: PageData): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

/** Nor a script that ends its element; in a text of JavaScript the two are the same. */
function inlined(script: string): string {
  return script.replace(/<\/script/gi, '<\\/script');
}

function summary({ graph, region, data, elements, general }: PageInput): string {
  const count = (section: string) =>
    graph.nodes.filter(({ id, change }) => id.startsWith(`${section}.`) && change !== 'removed').length;
  const open = elements.reduce((sum, { findings }) => sum + findings.length, general.length);
  const counts = [
    plural(count('topics'), 'topic'),
    plural(count('queues'), 'queue'),
    plural(data.subscriptions.length, 'subscription'),
    plural(open, 'finding'),
  ];
  return `${escapeMarkup(region)} · ${counts.join(' · ')}`;
}

/** All findings; those about an element lead to it. */
function findingsOf({ elements, general }: PageInput): string {
  const words = ({ severity, message }: LocatedDiagnostic) => `<b>${severity}</b> ${prose(message)}`;
  const item = ({ severity }: LocatedDiagnostic, text: string) => `<li class="${severity}">${text}</li>`;
  const items = [
    ...general.map((finding) => item(finding, words(finding))),
    ...elements.flatMap(({ detail, findings }) => {
      const go = `<button type="button" class="link" data-go="${escapeMarkup(detail.id)}">`;
      return findings.map((finding) => item(finding, `${go}${words(finding)}</button>`));
    }),
  ];
  return items.length === 0 ? '' : `<h3>Findings</h3><ul class="plain">${items.join('')}</ul>`;
}

/** What a comparison found. An item leads to its element; one that is not on the map tells its settings here. */
function changesOf({ changes, elements }: PageInput): string {
  if (!changes) return '';
  const shown = new Set(elements.map(({ detail }) => detail.id));
  const items = changes.map((change) => {
    const { id, kind, sort, name } = change;
    const words = `<b>${CHANGES[kind].sign} ${CHANGES[kind].words}</b> ${escapeMarkup(`${sort} ${name}`)}`;
    const text = shown.has(id)
      ? `<button type="button" class="link" data-go="${escapeMarkup(id)}">${words}</button>`
      : words + changedSettings(change);
    return `<li class="change ${kind}">${text}</li>`;
  });
  const found = items.length === 0 ? '<p>Nothing differs.</p>' : `<ul class="plain">${items.join('')}</ul>`;
  return `<h3>Changes</h3>${found}`;
}

function tester({ data }: PageInput): string {
  const topics = data.topics.map(({ name }) => `<option>${escapeMarkup(name)}</option>`).join('');
  return `<div id="tester" class="pane" tabindex="0" role="tabpanel" aria-labelledby="tab-tester" hidden><form id="message">
<label for="topic">Publish to</label><select id="topic">${topics}</select>
<fieldset><legend>Message attributes</legend><div id="attributes"></div>
<button type="button" id="add">Add an attribute</button></fieldset>
<label for="body">Body</label><textarea id="body" rows="7" spellcheck="false">{}</textarea>
<h2 id="result-title" class="minor">Who would receive it</h2><ul id="results" class="plain" aria-live="polite" aria-labelledby="result-title"></ul>
</form></div>`;
}

const KEYS = `<h3>Keys</h3><dl class="keys"><dt><kbd>/</kbd></dt><dd>search</dd><dt><kbd>←</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>→</kbd></dt><dd>next element in the map</dd><dt><kbd>Enter</kbd></dt><dd>choose it</dd><dt><kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd></dt><dd>zoom, and all of it</dd><dt><kbd>d</kbd></dt><dd>hide or show dead letters</dd><dt><kbd>Esc</kbd></dt><dd>back</dd></dl>`;

const LIVE_TAB =
  '<button type="button" role="tab" id="tab-live" aria-selected="false" aria-controls="live">Live</button>';

function body(input: PageInput): string {
  const { live } = input.data;
  const title = escapeMarkup(input.graph.title);
  return `<header>
<div class="names"><h1>${title}</h1><p>${summary(input)}</p></div>
${foldButton(input.folded)}
<div class="search"><input id="search" type="search" placeholder="Search ( / )" aria-label="Search elements" role="combobox" aria-expanded="false" aria-controls="found" autocomplete="off"><ul id="found" role="listbox" aria-label="Elements found" hidden></ul></div>
<div class="tools" role="toolbar" aria-label="View"><button type="button" id="out" aria-label="Zoom out">−</button><button type="button" id="all" aria-label="Show all">All</button><button type="button" id="in" aria-label="Zoom in">+</button><button type="button" id="theme" aria-label="Light or dark">◐</button></div>
</header>
<main>
<div class="canvas">${mapMarkup(input, input.folded)}</div>
<aside aria-label="Details">
<div class="tabs" role="tablist"><button type="button" role="tab" id="tab-about" aria-selected="true" aria-controls="about">Details</button><button type="button" role="tab" id="tab-tester" aria-selected="false" aria-controls="tester">Try a message</button>${live ? LIVE_TAB : ''}</div>
<div id="about" class="pane" tabindex="0" role="tabpanel" aria-labelledby="tab-about">
<div id="chosen" hidden></div>
<div id="overview"><h2>Overview</h2><p>Choose an element to see its settings, filter, grants and Terraform addresses.</p>${changesOf(input)}${findingsOf(input)}<h3>Legend</h3>${legendList(input.graph)}${KEYS}</div>
</div>
${tester(input)}${live ? livePane(live) : ''}
</aside>
</main>
<section id="elements" aria-label="All elements">${input.elements.map(elementMarkup).join('\n')}</section>`;
}

/** One file for a browser: it asks nobody for anything, now or later. */
export function writePage(input: PageInput, assets: PageAssets): string {
  const script = inlined(assets.script);
  const style = `${diagramStyle('switch', tonesOf(input.graph))}\n${assets.style}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(script, style, input.data.live !== undefined)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(input.graph.title)}</title>
<style>${style}</style>
</head>
<body>
${body(input)}
<script type="application/json" id="data">${embedded(input.data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
