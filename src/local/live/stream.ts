import type { ServerResponse } from 'node:http';
import type { LocalEvent } from '../events';
import type { World } from '../world';
import type { LiveState } from './state';

const INTERVAL_MS = 500;

/** A page that was opened late still sees what happened last. */
const REMEMBERED = 500;

/** Nobody reads more of a message in a list. */
const LONGEST_BODY = 2000;

/** A browser that does not read gets no more events until it does. */
const MOST_UNREAD = 2 ** 20;

type Kind = 'state' | 'happened' | 'reload';

function shortened(event: LocalEvent): LocalEvent {
  const { body } = event;
  return body === undefined || body.length <= LONGEST_BODY
    ? event
    : { ...event, body: `${body.slice(0, LONGEST_BODY)}…` };
}

/** Events and the state of the queues, for every page that is open: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export class Stream {
  private readonly pages = new Set<ServerResponse>();
  private readonly recent: LocalEvent[] = [];

  constructor(
    world: World,
    private readonly state: () => LiveState,
  ) {
    world.onEvent((event) => {
      const short = shortened(event);
      this.recent.push(short);
      if (this.recent.length > 2 * REMEMBERED) this.recent.splice(0, REMEMBERED);
      for (const page of this.pages) this.send(page, 'happened', short);
    });
  }

  /** Follows what happens until the page is closed. */
  open(page: ServerResponse): void {
    page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    let shown = '';
    const show = () => {
      const state = this.state();
      const text = JSON.stringify(state);
      if (text === shown) return;
      shown = text;
      this.send(page, 'state', state);
    };
    show();
    for (const event of this.recent.slice(-REMEMBERED)) this.send(page, 'happened', event);
    this.pages.add(page);
    const timer = setInterval(show, INTERVAL_MS).unref();
    page.on('close', () => {
      clearInterval(timer);
      this.pages.delete(page);
    });
  }

  /** The page is no longer that of the file. */
  reload(): void {
    for (const page of this.pages) this.send(page, 'reload', {});
  }

  private send(page: ServerResponse, kind: Kind, value: object): void {
    if (page.writableLength > MOST_UNREAD) return;
    page.write(`event: ${kind}\ndata: ${JSON.stringify(value)}\n\n`);
  }
}
