/** How AWS writes the name of a Lambda runtime: `nodejs22.x`, `python3.13`, `java17.al2023`. */
export const RUNTIME_PATTERN =
  /^(nodejs\d+\.x|python\d+\.\d+|java\d+(\.al\d+)?|dotnet\d+|ruby\d+\.\d+|go\d+\.x|provided(\.al\d+)?)$/;

/** Days, as `YYYY-MM-DD`. */
export interface Deprecation {
  /** Lambda no longer patches it. */
  readonly since: string;
  /** From then on AWS refuses new functions, and later each change of a function. Absent where we do not know the days. */
  readonly blocks?: { readonly create: string; readonly update: string };
}

export const RUNTIMES_PAGE = 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html';

/** The day on which the tables below were last checked: the names with the SDK, the dates with what AWS announced. */
export const RUNTIMES_READ = '2026-11-28';

/** One pair of days for all of these. AWS has moved them before. */
const BLOCKS = { create: '2027-02-01', update: '2027-03-03' } as const;

/** Runtimes that AWS has deprecated and whose functions still run. The page has the dates. */
export const DEPRECATED_RUNTIMES: Readonly<Record<string, Deprecation>> = {
  dotnet6: { since: '2024-12-20', blocks: BLOCKS },
  dotnet8: { since: '2026-11-10', blocks: BLOCKS },
  'nodejs16.x': { since: '2024-06-12' },
  'nodejs18.x': { since: '2025-09-01' },
  'nodejs20.x': { since: '2026-04-30', blocks: BLOCKS },
  'provided.al2': { since: '2026-07-31', blocks: BLOCKS },
  'python3.10': { since: '2026-10-31', blocks: BLOCKS },
  'python3.8': { since: '2024-10-14' },
  'python3.9': { since: '2025-12-15', blocks: BLOCKS },
  'ruby3.2': { since: '2026-03-31' },
};

/** Runtimes that AWS offers; the enum `Runtime` of the AWS SDK for JavaScript lists these and the deprecated ones. */
export const CURRENT_RUNTIMES = [
  'dotnet10',
  'java11',
  'java11.al2023',
  'java17',
  'java17.al2023',
  'java21',
  'java25',
  'java8.al2',
  'java8.al2023',
  'nodejs22.x',
  'nodejs24.x',
  'nodejs26.x',
  'provided.al2023',
  'python3.11',
  'python3.12',
  'python3.13',
  'python3.14',
  'python3.15',
  'ruby3.3',
  'ruby3.4',
  'ruby4.0',
] as const;
