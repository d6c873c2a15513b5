import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { sha256, signed, type Call } from './signature';

/** What a request of a service without an SDK here is made of. */
interface Target {
  readonly service: 'events' | 'kms' | 'organizations' | 'iam' | 'sts';
  readonly action: string;
}

type Input = Readonly<Record<string, unknown>>;

/** Services that speak JSON, with what comes before the name of an action. */
const TARGETS: Readonly<Record<string, string>> = {
  events: 'AWSEvents',
  kms: 'TrentService',
  organizations: 'AWSOrganizationsV20161128',
};

/** Services that answer for all regions in one place. */
const GLOBAL: Readonly<Record<string, string>> = {
  iam: 'iam.amazonaws.com',
  organizations: 'organizations.us-east-1.amazonaws.com',
};

const VERSIONS: Readonly<Record<string, string>> = { iam: '2010-05-08', sts: '2011-06-15' };

/** Someone's AWS account, in which everything that is made has one prefix and is taken away again. */
export class Account {
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly cloudwatch: CloudWatchClient;
  readonly logs: CloudWatchLogsClient;
  readonly scheduler: SchedulerClient;
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
    this.logs = new CloudWatchLogsClient(access);
    this.scheduler = new SchedulerClient(access);
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
    const region = GLOBAL[service] ? 'us-east-1' : this.region;
    const host = GLOBAL[service] ?? `${service}.${this.region}.amazonaws.com`;
    const url = new URL(process.env['AWS_ENDPOINT_URL'] ?? `https://${host}/`);
    const target = TARGETS[service];
    const version = VERSIONS[service] ?? '';
    const body = target
      ? JSON.stringify(input)
      : new URLSearchParams({ Action: action, Version: version, ...(input as object) }).toString();
    const headers = target
      ? { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${target}.${action}` }
      : { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    return this.request({ method: 'POST', url, headers, body }, { service, region });
  }

  /** Calls S3, or S3 Control; the answer as text. `path` is that of the request, with its query. */
  async s3(method: Call['method'], path: string, { body = '', isControl = false } = {}): Promise<string> {
    const host = `${isControl ? `${this.id}.s3-control` : 's3'}.${this.region}.amazonaws.com`;
    const url = new URL(path, process.env['AWS_ENDPOINT_URL'] ?? `https://${host}/`);
    const headers = {
      'x-amz-content-sha256': sha256(body),
      ...(isControl ? { 'x-amz-account-id': this.id } : {}),
    };
    return this.request({ method, url, headers, body }, { service: 's3', region: this.region });
  }

  private async request(
    call: Call,
    of: { readonly service: string; readonly region: string },
  ): Promise<string> {
    const credentials = await this.sqs.config.credentials();
    const response = await fetch(call.url, {
      method: call.method,
      headers: signed(call, { ...of, now: new Date() }, credentials),
      ...(call.body === '' ? {} : { body: call.body }),
    });
    const text = await response.text();
    const action = call.headers['x-amz-target'] ?? `${call.method} ${call.url.pathname}`;
    if (!response.ok) throw new Error(`${of.service} ${action}: ${text.slice(0, 400)}`);
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
    this.logs.destroy();
    this.scheduler.destroy();
    return left;
  }
}
