import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Calls a second that AWS takes of one account in one region, where a page says so: those of SNS from the pages of the
 * actions (https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html, `API_Unsubscribe`, `API_ListTopics` …), those of
 * Lambda from https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. SQS publishes none.
 */
const PUBLISHED: Readonly<Record<string, number>> = {
  'sns Subscribe': 100,
  'sns Unsubscribe': 100,
  'sns ListTopics': 30,
  'sns ListSubscriptions': 30,
  'sns ListSubscriptionsByTopic': 30,
  lambda: 15,
};

/** Calls by service and action, such as `sqs CreateQueue`. */
export type Counts = ReadonlyMap<string, number>;

/** An emulator at the distance of AWS, which refuses who calls too often. */
export interface SlowAws {
  readonly endpoint: string;
  /** What was answered since somebody last asked, and what was throttled. */
  counts(): { readonly answered: Counts; readonly throttled: Counts };
  stop(): Promise<void>;
}

/** Holds the calls of the last second of one action to its rate, as a token bucket of that size does. */
class Bucket {
  private tokens: number;
  private last = performance.now();

  constructor(private readonly rate: number) {
    this.tokens = rate;
  }

  take(): boolean {
    const now = performance.now();
    this.tokens = Math.min(this.rate, this.tokens + ((now - this.last) / 1000) * this.rate);
    this.last = now;
    if (this.tokens < 1) return false;
    this.tokens--;
    return true;
  }
}

interface Call {
  readonly service: string;
  readonly action: string;
}

/** The service stands in the signature; the action in a header, in the form, or in the path of REST. */
function callOf({ headers, method, url }: IncomingMessage, body: string): Call {
  const service =
    /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? 'unknown';
  const target = headers['x-amz-target'];
  const action =
    (typeof target === 'string' ? target.split('.').pop() : undefined) ??
    /(?:^|&)Action=(\w+)/.exec(body)?.[1] ??
    `${method ?? ''} ${(url ?? '').split('?')[0]!.split('/').slice(0, 3).join('/')}`;
  return { service, action };
}

function refuse(req: IncomingMessage, res: ServerResponse): void {
  if (req.headers['x-amz-target'] !== undefined) {
    res.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    res.end('{"__type":"ThrottlingException","message":"Rate exceeded"}');
  } else if (req.headers['content-type']?.includes('form') === true) {
    res.writeHead(400, { 'content-type': 'text/xml' });
    res.end(
      '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>',
    );
  } else {
    res.writeHead(429, { 'x-amzn-errortype': 'TooManyRequestsException' });
    res.end('{"message":"Rate exceeded"}');
  }
}

function forward(target: URL, req: IncomingMessage, res: ServerResponse, body: Buffer): void {
  const { hostname, port } = target;
  const onward = request(
    { hostname, port, method: req.method, path: req.url, headers: req.headers },
    (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    },
  );
  onward.on('error', () => res.destroy());
  onward.end(body);
}

/** Answers `latency` milliseconds late, on a free port of the loopback address. */
export async function startSlowAws(emulator: string, latency: number): Promise<SlowAws> {
  const target = new URL(emulator);
  const buckets = new Map(Object.entries(PUBLISHED).map(([name, rate]) => [name, new Bucket(rate)]));
  let answered = new Map<string, number>();
  let throttled = new Map<string, number>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks);
      const { service, action } = callOf(req, body.toString('latin1'));
      const name = `${service} ${action}`;
      const bucket = buckets.get(name) ?? buckets.get(service);
      const taken = bucket?.take() ?? true;
      const counts = taken ? answered : throttled;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      setTimeout(() => (taken ? forward(target, req, res, body) : refuse(req, res)), latency);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts() {
      const counted = { answered, throttled };
      answered = new Map();
      throttled = new Map();
      return counted;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
