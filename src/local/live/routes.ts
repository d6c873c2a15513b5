import { bodyOf, plain, type Route } from '../server/http';
import { control, type Controlled } from './controls';
import type { Stream } from './stream';

/** The page and what it talks to. The API of AWS has no GET without a query, and no such paths. */
export function liveRoutes(
  page: () => Promise<string>,
  stream: Stream,
  controlled: Controlled,
): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    [
      'GET /',
      async (_, response) => {
        const html = await page();
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
        response.end(html);
      },
    ],
    ['GET /_dev/events', (_, response) => stream.open(response)],
    [
      'POST /_dev/control',
      async (request, response) => {
        const refused = control((await bodyOf(request)) ?? '', controlled);
        if (refused !== undefined) return plain(response, 400, refused);
        response.writeHead(204).end();
      },
    ],
  ]);
}
