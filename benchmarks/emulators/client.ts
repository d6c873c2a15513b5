import { Agent, request } from 'node:http';

/** Parameters as the JSON protocol of SQS takes them. */
export type Input = Readonly<Record<string, unknown>>;

const ACCOUNT = /\/(\d{12})\//;

function signed(service: string): string {
  const scope = `Credential=testing/20260101/eu-west-1/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0`;
}

/**
 * Asks a server of SNS and SQS without an SDK, which takes longer for a request than a fast server does: what is measured
 * is to be the server. Nobody here looks at signatures.
 */
export class Client {
  private readonly agent: Agent;

  constructor(
    private readonly endpoint: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  async sqs(action: string, input: Input): Promise<Record<string, unknown>> {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` };
    return JSON.parse(await this.post('sqs', headers, JSON.stringify(input))) as Record<string, unknown>;
  }

  /** By the query protocol; the answer is XML. */
  sns(action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const body = new URLSearchParams({ Action: action, Version: '2010-03-31', ...parameters }).toString();
    return this.post('sns', { 'content-type': 'application/x-www-form-urlencoded' }, body);
  }

  async createQueue(name: string): Promise<string> {
    const { QueueUrl } = await this.sqs('CreateQueue', { QueueName: name });
    return String(QueueUrl);
  }

  async createTopic(name: string): Promise<string> {
    const [, arn] = /<TopicArn>(.*?)<\/TopicArn>/.exec(await this.sns('CreateTopic', { Name: name })) ?? [];
    if (arn === undefined) throw new Error('the topic has no ARN');
    return arn;
  }

  close(): void {
    this.agent.destroy();
  }

  private post(service: string, more: Readonly<Record<string, string>>, body: string): Promise<string> {
    const headers = {
      ...more,
      authorization: signed(service),
      'x-amz-date': '20260101T000000Z',
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.endpoint, { method: 'POST', agent: this.agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${service}: ${response.statusCode} ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** From the URL of a queue. */
export function queueArn(url: string, region: string): string {
  const account = ACCOUNT.exec(url)?.[1] ?? '';
  return `arn:aws:sqs:${region}:${account}:${url.slice(url.lastIndexOf('/') + 1)}`;
}
