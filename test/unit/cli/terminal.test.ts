import { PassThrough } from 'node:stream';
import { askOn, liveOn } from '#cli/terminal';

function screen(isTTY: boolean) {
  let written = '';
  const stream = {
    isTTY,
    columns: 12,
    write: (text: string) => (written += text),
  } as unknown as NodeJS.WriteStream;
  return { live: liveOn(stream), written: () => written };
}

test('on a terminal, one line is written over, and stays below what is said', () => {
  const { live, written } = screen(true);
  live.show('reading 1');
  live.show('reading 1');
  live.show('something far too long');
  live.say('done');
  live.show('');
  const erase = '\r\u001b[2K';
  expect(written()).toBe(`${erase}reading 1${erase}something f${erase}done\nsomething f${erase}`);
});

test('elsewhere, only what is said', () => {
  const { live, written } = screen(false);
  live.show('reading 1');
  live.say('done');
  expect(written()).toBe('done\n');
});

test.each([
  ['an answer', 'yes\n', 'yes'],
  ['no answer at all', '', ''],
])('%s', async (_, typed, answer) => {
  const input = new PassThrough();
  const output = new PassThrough();
  const asked = askOn(
    input as unknown as NodeJS.ReadStream,
    output as unknown as NodeJS.WriteStream,
    'Sure? ',
  );
  input.end(typed);
  expect(await asked).toBe(answer);
  expect(String(output.read())).toContain('Sure? ');
});
