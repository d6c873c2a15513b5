import { runProcess } from '#deploy/terraform/process';

const { cwd, env } = { cwd: process.cwd(), env: process.env };

function node(
  script: string,
  onLine?: (line: string) => void,
  onSignal?: Parameters<typeof runProcess>[2]['onSignal'],
) {
  const options = { cwd, env, onLine, onSignal: onSignal ?? (() => () => undefined) };
  return runProcess(process.execPath, ['-e', script], options);
}

test('output, lines and status', async () => {
  const lines: string[] = [];
  const script =
    'console.log("one\\ntwo"); console.error("bad"); process.stdout.write("ü"); process.exitCode = 3';
  const finished = await node(script, (line) => lines.push(line));
  expect(finished).toEqual({ status: 3, stdout: 'one\ntwo\nü', stderr: 'bad\n', interrupted: false });
  expect(lines).toEqual(['one', 'two']);
});

test('more lines than one read takes, in order and whole', async () => {
  const lines: string[] = [];
  await node('for (let n = 0; n < 20000; n++) console.log("ü".repeat(n % 7) + n)', (line) =>
    lines.push(line),
  );
  expect(lines).toEqual(Array.from({ length: 20_000 }, (_, n) => 'ü'.repeat(n % 7) + String(n)));
});

test('a signal reaches the program, which ends in its own time', async () => {
  let send: ((signal: NodeJS.Signals) => void) | undefined;
  const script = `
    process.on('SIGINT', () => { console.log('saved'); process.exit(1); });
    console.log('ready');
    setInterval(() => undefined, 1000);`;
  const finished = await node(
    script,
    (line) => {
      if (line === 'ready') send?.('SIGINT');
    },
    (listener) => {
      send = listener;
      return () => (send = undefined);
    },
  );
  expect(finished).toMatchObject({ status: 1, stdout: 'ready\nsaved\n', interrupted: true });
  expect(send).toBeUndefined();
});

test('a program that cannot be started', async () => {
  const run = runProcess('/no/such/program', [], { cwd, env, onSignal: () => () => undefined });
  await expect(run).rejects.toThrow('ENOENT');
});

test('output goes into a reserve that was there before it, and what is left of that is no output', async () => {
  const lines: string[] = [];
  const options = { cwd, env, onSignal: () => () => undefined, onLine: (line: string) => lines.push(line) };
  const script = `
    const { fstatSync } = require('node:fs');
    console.log(fstatSync(1).size);
    console.log('ü'.repeat(40000));`;
  const finished = await runProcess(process.execPath, ['-e', script], { ...options, reserve: 1_000_000 });
  expect(Number(lines[0])).toBeGreaterThanOrEqual(1_000_000);
  expect(lines[1]).toBe('ü'.repeat(40_000));
  expect(finished.stdout).toBe(`${lines.join('\n')}\n`);
});
