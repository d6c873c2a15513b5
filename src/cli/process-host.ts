import { buffer } from 'node:stream/consumers';
import { PLAIN, styleFor } from '#base/util/style';
import type { Live } from './command';
import type { Host } from './run';
import { askOn, liveOn } from './terminal';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function onSignal(listener: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
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
    throw failure;
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
        return (live ??= liveOn(process.stderr));
      },
      get ask() {
        const { stdin, stderr } = process;
        return stdin.isTTY && stderr.isTTY ? (question: string) => askOn(stdin, stderr, question) : undefined;
      },
      onSignal,
    },
    writeOut: (text) => stdout.write(text),
    writeError: (text) => process.stderr.write(text),
  };
}
