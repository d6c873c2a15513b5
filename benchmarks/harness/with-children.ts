import { run, type RunOptions } from '#test/support/run';

/** What a program and all that it starts take, in seconds. */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** Node.js does not tell what the children of a child took, and bash does. */
const TIMED = 'TIMEFORMAT="%R %U %S"; time "$@"';

export async function timed(program: string, args: readonly string[], options: RunOptions): Promise<Taken> {
  const { status, stdout, stderr } = await run('bash', ['-c', TIMED, program, program, ...args], options);
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  const [wall = 0, user = 0, system = 0] = stderr.trim().split('\n').pop()!.split(' ').map(Number);
  return { wall, cpu: user + system };
}
