import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../world';
import { refusal } from './admission';
import { answer } from './answer';
import { readCall } from './call';
import { bodyOf, LARGEST_BODY, plain, type Route } from './http';

const SECOND = 1000;

const HOST = '127.0.0.1';

export interface ServerOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** By method and path, such as `GET /`. */
  readonly routes?: ReadonlyMap<string, Route>;
}

export interface LocalServer {
  readonly url: string;
  close(): Promise<void>;
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) return plain(response, 413, `a request has at most ${LARGEST_BODY} bytes`);
  const call = readCall(request.url ?? '/', request.headers, body);
  const { status, headers, body: text } = await answer(world, call, () => goneSignal(response));
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Serves SNS and SQS to this machine alone. */
export async function startServer(
  world: World,
  { port, routes = new Map() }: ServerOptions,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    const refused = refusal(request.headers, [world.endpoint, world.endpoint.replace(HOST, 'localhost')]);
    if (refused !== undefined) return plain(response, 403, refused);
    const route = routes.get(`${request.method} ${request.url}`);
    const answered = route ? Promise.resolve(route(request, response)) : serve(world, request, response);
    answered.catch(() => response.destroy());
  });
  server.keepAliveTimeout = 65 * SECOND;
  server.headersTimeout = 66 * SECOND;
  world.endpoint = `http://${HOST}:${await listen(server, port)}`;
  return {
    url: world.endpoint,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
