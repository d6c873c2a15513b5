import { buffer } from 'node:stream/consumers';
import { PLAIN, styleFor } from '../util/style';
import type { Host } from './run';
import { askOn, liveOn } from './terminal';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function onSignal(listener: (signal: NodeJS.Signals) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}

/** Node.js buffers a pipe for itself, so writing in one piece is enough even for long output. */
export function processHost(argv: readonly string[]): Host {
  const { stdin, stdout, stderr, env } = process;
  const plain = argv.includes('--no-color');
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
      talkStyle: plain ? PLAIN : styleFor(stderr.isTTY, env),
      readStdin: () => buffer(stdin),
      now: () => new Date(),
      emit: (data) => stdout.write(data),
      live: liveOn(stderr),
      ...(stdin.isTTY && stderr.isTTY ? { ask: (question) => askOn(stdin, stderr, question) } : {}),
      onSignal,
    },
    writeOut: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
  };
}
