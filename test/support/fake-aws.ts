import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The name of an error of AWS, in place of an answer. */
export interface Refusal {
  readonly error: string;
}

/** What an operation of a service with a JSON protocol answers. */
export type Answers = Readonly<Record<string, (request: Record<string, unknown>) => object | Refusal>>;

/** A service of AWS with a few operations, and the variables by which an SDK finds it. */
export async function fakeAws(answers: Answers) {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const operation = String(request.headers['x-amz-target']).split('.').at(-1)!;
      const answer = answers[operation]!(JSON.parse(body) as Record<string, unknown>);
      const isRefused = 'error' in answer;
      response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(isRefused ? { __type: answer.error, message: answer.error } : answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      AWS_ACCESS_KEY_ID: 'testing',
      AWS_SECRET_ACCESS_KEY: 'testing',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    },
    close: () => server.close(),
  };
}
