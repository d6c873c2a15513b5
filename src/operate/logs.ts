import { quietSdk } from '#base/aws/quiet-sdk';
import { ATTEMPTS } from './throttling';

/** Where a consumer writes, and the beginning of the names of its streams if not all of them are its own. */
export interface LogSource {
  readonly group: string;
  readonly streams?: string | undefined;
}

export interface LogRecord {
  readonly id: string;
  readonly at: Date;
  readonly stream: string;
  readonly message: string;
}

export interface LogQuery {
  readonly since: Date;
  /** In the language of CloudWatch: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
  readonly pattern: string | undefined;
}

/** Records of CloudWatch Logs. */
export interface Logs {
  /** What was written since then, page by page; `undefined` if there is no such group. */
  read(source: LogSource, query: LogQuery): AsyncGenerator<readonly LogRecord[] | undefined>;
  close(): void;
}

/** Loads the SDK when it is called. */
export async function openLogs(region: string): Promise<Logs> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-cloudwatch-logs');
  const client = new sdk.CloudWatchLogsClient({ region, maxAttempts: ATTEMPTS });
  return {
    async *read({ group, streams }, { since, pattern }) {
      const request = {
        logGroupName: group,
        startTime: since.getTime(),
        ...(streams === undefined ? {} : { logStreamNamePrefix: streams }),
        ...(pattern === undefined ? {} : { filterPattern: pattern }),
      };
      try {
        for await (const { events = [] } of sdk.paginateFilterLogEvents({ client }, request)) {
          yield events.map(({ eventId, timestamp, logStreamName, message }) => ({
            id: eventId!,
            at: new Date(timestamp!),
            stream: logStreamName!,
            message: message!.trimEnd(),
          }));
        }
      } catch (failure) {
        if (!(failure instanceof sdk.ResourceNotFoundException)) throw failure;
        yield undefined;
      }
    },
    close: () => client.destroy(),
  };
}
