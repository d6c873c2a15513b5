import type { IncomingMessage, ServerResponse } from 'node:http';

/** A batch of 1 MiB with everything escaped is smaller. */
export const LARGEST_BODY = 16 * 2 ** 20;

/** What answers something else than the API, such as a page. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${text}\n`);
}

/** The body; `undefined` if it is too large. An iterator over the request would take longer than most actions do. */
export function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= LARGEST_BODY) return;
      request.pause();
      resolve(undefined);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}
