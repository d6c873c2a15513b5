import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { signed } from './signature';

/** What a request of a service without an SDK here is made of. */
interface Target {
  readonly service: 'events' | 'kms' | 'iam' | 'sts';
  readonly action: string;
}

type Input = Readonly<Record<string, unknown>>;

/** Services that speak JSON, with what comes before the name of an action. */
const TARGETS: Readonly<Record<string, string>> = { events: 'AWSEvents', kms: 'TrentService' };

const VERSIONS: Readonly<Record<string, string>> = { iam: '2010-05-08', sts: '2011-06-15' };

/** Someone's AWS account, in which everything that is made has one prefix and is taken away again. */
export class Account {
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly cloudwatch: CloudWatchClient;
  id = '';
  private readonly undone: (readonly [what: string, undo: () => Promise<unknown>])[] = [];
  private stopped = false;

  constructor(
    readonly region: string,
    readonly prefix: string,
    /** How much of each wait is waited: all of it, or next to nothing where nothing takes its time. */
    private readonly patience: number,
  ) {
    const endpoint = process.env['AWS_ENDPOINT_URL'];
    const access = { region, ...(endpoint === undefined ? {} : { endpoint }) };
    this.sqs = new SQSClient(access);
    this.sns = new SNSClient(access);
    // The emulator speaks only the older of the two protocols of CloudWatch; AWS speaks both.
    this.cloudwatch = new CloudWatchClient({ ...access, protocol: AwsQueryProtocol });
  }

  /** Who this is; undefined without credentials. */
  async identify(): Promise<boolean> {
    try {
      await this.sqs.config.credentials();
    } catch {
      return false;
    }
    const answer = await this.call({ service: 'sts', action: 'GetCallerIdentity' }, {});
    this.id = /<Account>(\d{12})<\/Account>/.exec(answer)?.[1] ?? '';
    return this.id !== '';
  }

  /** Calls a service by name; the answer as text. */
  async call({ service, action }: Target, input: Input): Promise<string> {
    const isGlobal = service === 'iam';
    const region = isGlobal ? 'us-east-1' : this.region;
    const host = isGlobal ? 'iam.amazonaws.com' : `${service}.${this.region}.amazonaws.com`;
    const url = new URL(process.env['AWS_ENDPOINT_URL'] ?? `https://${host}/`);
    const target = TARGETS[service];
    const version = VERSIONS[service] ?? '';
    const body = target
      ? JSON.stringify(input)
      : new URLSearchParams({ Action: action, Version: version, ...(input as object) }).toString();
    const headers = target
      ? { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${target}.${action}` }
      : { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const call = { method: 'POST' as const, url, headers, body };
    const credentials = await this.sqs.config.credentials();
    const response = await fetch(url, {
      method: 'POST',
      headers: signed(call, { service, region, now: new Date() }, credentials),
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service}:${action}: ${text.slice(0, 300)}`);
    return text;
  }

  /** Remembers how something is taken away, the newest first. */
  undo(what: string, work: () => Promise<unknown>): void {
    this.undone.push([what, work]);
  }

  /** Waits, unless somebody wants to stop. */
  async wait(seconds: number): Promise<void> {
    const until = Date.now() + seconds * 1000 * this.patience;
    do {
      if (this.stopped) throw new Error('stopped');
      await new Promise((resolve) => setTimeout(resolve, Math.min(1000, Math.max(0, until - Date.now()))));
    } while (Date.now() < until);
  }

  /** Ends every wait, so that what was made is taken away. */
  stop(): void {
    this.stopped = true;
  }

  /** Takes away all that was made; what could not be, by name. */
  async cleanUp(): Promise<string[]> {
    const left: string[] = [];
    for (const [what, undo] of this.undone.reverse()) {
      try {
        await undo();
      } catch (failure) {
        left.push(`${what}: ${(failure as Error).message}`);
      }
    }
    this.sqs.destroy();
    this.sns.destroy();
    this.cloudwatch.destroy();
    return left;
  }
}
