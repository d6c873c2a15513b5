import { createInterface } from 'node:readline/promises';
import { terminalText } from '#base/util/terminal-text';
import type { Live } from './command';

const ERASE_LINE = '\r\u001b[2K';

/** Lines that stay, and below them one that is written over. */
export function liveOn(stream: NodeJS.WriteStream): Live {
  let shown = '';
  const fit = (text: string) => text.slice(0, Math.max(0, stream.columns - 1));
  return {
    say(said) {
      const text = terminalText(said);
      const below = shown === '' ? '' : ERASE_LINE;
      stream.write(`${below}${text}\n${shown}`);
    },
    show(text) {
      if (!stream.isTTY) return;
      const next = fit(terminalText(text));
      if (next === shown) return;
      stream.write(ERASE_LINE + next);
      shown = next;
    },
  };
}

/** Asks on standard error, so that data may go elsewhere meanwhile. Without an answer (end of input) it is empty. */
export async function askOn(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  question: string,
): Promise<string> {
  const dialog = createInterface({ input, output });
  const ended = new Promise<string>((resolve) => dialog.once('close', () => resolve('')));
  try {
    return await Promise.race([dialog.question(question), ended]);
  } finally {
    dialog.close();
  }
}
