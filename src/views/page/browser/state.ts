import { byId, make } from './dom';

export interface QueueNow {
  readonly name: string;
  readonly arn: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly oldest?: number;
  readonly isForDeadLetters: boolean;
}

interface ConsumerNow {
  readonly name: string;
  readonly isPaused: boolean;
  readonly copies?: number;
}

/** What the server says of its queues and consumers. */
export interface State {
  readonly ahead: number;
  readonly queues: readonly QueueNow[];
  readonly consumers: readonly ConsumerNow[];
}

/** In the two largest units. */
function duration(seconds: number): string {
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24];
  const [minutes, rest] = [Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [`${days}d`, `${hours}h`, `${minutes}m`, `${rest}s`];
  const first = parts.findIndex((part) => !part.startsWith('0'));
  return first === -1 ? '0s' : parts.slice(first, first + 2).join(' ');
}

function row({ name, arn, visible, delayed, inFlight, oldest, isForDeadLetters }: QueueNow): HTMLElement {
  const waiting = delayed === 0 ? String(visible) : `${visible} + ${delayed} delayed`;
  const redrive =
    isForDeadLetters && visible > 0
      ? [make('button', { type: 'button', 'data-redrive': arn }, 'Redrive')]
      : [];
  return make(
    'tr',
    isForDeadLetters && visible > 0 ? { class: 'dead' } : {},
    make('th', { scope: 'row' }, name),
    make('td', {}, waiting),
    make('td', {}, String(inFlight)),
    make('td', {}, oldest === undefined ? '' : duration(oldest)),
    make('td', {}, ...redrive),
  );
}

function running(copies: number | undefined): string {
  if (copies === undefined) return 'runs';
  return copies === 1 ? 'runs in 1 copy' : `runs in ${copies} copies`;
}

function consumer({ name, isPaused, copies }: ConsumerNow): HTMLElement {
  const button = make(
    'button',
    { type: 'button', [isPaused ? 'data-resume' : 'data-pause']: name },
    isPaused ? 'Resume' : 'Pause',
  );
  return make('li', {}, `${name} ${isPaused ? 'is paused' : running(copies)} `, button);
}

/** Keeps a button that has the focus where it is, if nothing about it has changed. */
function replace(parent: Element, children: readonly HTMLElement[]): void {
  const next = make(parent.tagName.toLowerCase(), {}, ...children);
  if (next.innerHTML !== parent.innerHTML) parent.replaceChildren(...children);
}

export function showState({ ahead, queues, consumers }: State): void {
  byId('ahead').textContent = ahead === 0 ? 'now' : `${duration(ahead)} ahead`;
  replace(byId('queues').querySelector('tbody')!, queues.map(row));
  const list = make('ul', { class: 'plain' }, ...consumers.map(consumer));
  const title = make('h2', { class: 'minor' }, 'Consumers');
  replace(byId('consumers'), consumers.length === 0 ? [] : [title, list]);
}
