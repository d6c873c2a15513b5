import { buffer } from 'node:stream/consumers';
import { PLAIN, styleFor } from '#base/util/style';
import type { Live } from './command';
import { EXIT } from './exit-code';
import type { Host } from './run';
import { askOn, liveOn } from './terminal';

/** Terraform knows the first two alone, so that a closed terminal has to reach it as one of them. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function onSignal(listener: (signal: NodeJS.Signals) => void): () => void {
  const told = (signal: NodeJS.Signals) => listener(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  for (const signal of SIGNALS) process.on(signal, told);
  return () => {
    for (const signal of SIGNALS) process.off(signal, told);
  };
}

/** Nobody may be listening any more, as behind `2>&1 | head` or a closed terminal; a deploy goes on all the same. */
function forgiving(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount('error') === 0) stream.on('error', () => undefined);
  return stream;
}

/**
 * Node.js buffers a pipe for itself, so writing in one piece is enough even for long output. It opens a stream when it is
 * first named, which takes milliseconds, so none is named before it is needed.
 */
export function processHost(argv: readonly string[]): Host {
  const { stdout, env } = process;
  const plain = argv.includes('--no-color');
  let live: Live | undefined;
  // A reader that has seen enough, such as `head`, is no failure of ours.
  stdout.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code === 'EPIPE') process.exit();
    process.stderr.write(`msgtopo: standard output cannot be written: ${failure.message}\n`);
    process.exit(EXIT.usage);
  });
  return {
    context: {
      cwd: process.cwd(),
      env,
      style: plain ? PLAIN : styleFor(stdout.isTTY, env),
      get talkStyle() {
        return plain ? PLAIN : styleFor(process.stderr.isTTY, env);
      },
      readStdin: () => buffer(process.stdin),
      now: () => new Date(),
      emit: (data) => stdout.write(data),
      get live() {
        return (live ??= liveOn(forgiving(process.stderr)));
      },
      get ask() {
        const { stdin, stderr } = process;
        return stdin.isTTY && stderr.isTTY ? (question: string) => askOn(stdin, stderr, question) : undefined;
      },
      onSignal,
    },
    writeOut: (text) => stdout.write(text),
    writeError: (text) => forgiving(process.stderr).write(text),
  };
}
