/*
 * The script of the page that `msgtopo graph --format html` writes. Everything to read is in the markup already;
 * this makes it move.
 */
import type { PageData } from '../data';
import { createChoice } from './choice';
import { byId } from './dom';
import { createFold, REDRAWN } from './fold';
import { listenToGestures } from './gestures';
import { makeNavigable } from './keyboard';
import { makeSearch } from './search';
import { makeTester } from './tester';
import { createView } from './view';

const ZOOM_STEP = 1.25;

const data = JSON.parse(byId('data').textContent) as PageData;
const svg = byId('map') as unknown as SVGSVGElement;
const group = byId('view') as unknown as SVGGElement;
const view = createView(svg, group);
const fold = createFold(svg, group);
const wasDragged = listenToGestures(svg, view);
const { choose, articles } = createChoice(data, svg, view, fold);

const tester = makeTester(data, svg);
const tabs = Array.from(document.querySelectorAll<HTMLElement>('[role=tab]'));

function openTab(name: string): void {
  for (const tab of tabs) {
    const pane = tab.id.replace('tab-', '');
    byId(pane).hidden = pane !== name;
    tab.setAttribute('aria-selected', String(pane === name));
  }
  svg.classList.toggle('testing', name === 'tester');
}

function go(id: string | undefined): void {
  openTab('about');
  choose(id);
  tester.follow(id);
}

function toggleTheme(): void {
  const { theme } = document.documentElement.dataset;
  const isDark = theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  document.documentElement.dataset['theme'] = isDark ? 'light' : 'dark';
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

const SHORTCUTS: Readonly<Record<string, () => void>> = {
  '/': () => byId('search').focus(),
  '+': () => view.zoom(ZOOM_STEP),
  '=': () => view.zoom(ZOOM_STEP),
  '-': () => view.zoom(1 / ZOOM_STEP),
  '0': view.showAll,
  d: fold.toggle,
  Escape: () => go(undefined),
};

document.addEventListener('keydown', (event) => {
  const shortcut = SHORTCUTS[event.key];
  if (!shortcut || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  event.preventDefault();
  shortcut();
});

svg.addEventListener('click', (event) => {
  if (wasDragged() || !(event.target instanceof Element)) return;
  const id = event.target.closest<SVGGElement>('[data-id]')?.dataset['id'];
  go(id !== undefined && articles.has(id) ? id : undefined);
});

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const id = event.target.closest<HTMLElement>('[data-go]')?.dataset['go'];
  if (id !== undefined) go(id === '' ? undefined : id);
});

byId('in').addEventListener('click', () => view.zoom(ZOOM_STEP));
byId('out').addEventListener('click', () => view.zoom(1 / ZOOM_STEP));
byId('all').addEventListener('click', view.showAll);
byId('theme').addEventListener('click', toggleTheme);
tabs.forEach((tab, index) => {
  tab.addEventListener('click', () => openTab(tab.id.replace('tab-', '')));
  tab.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const next = tabs.at((index + (key === 'ArrowRight' ? 1 : -1)) % tabs.length);
    next?.click();
    next?.focus();
  });
});

makeNavigable(svg, go, view.reveal);
makeSearch(articles, (id) => {
  go(id);
  byId('about').focus();
});
svg.addEventListener(REDRAWN, view.showAll);
view.showAll();
if (location.hash.length > 1) go(decodeURIComponent(location.hash.slice(1)));
