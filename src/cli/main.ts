import { processHost } from './process-host';
import { run } from './run';

/** The program: what this process was started with, to its exit code. */
export async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  process.exitCode = await run(argv, processHost(argv));
}
