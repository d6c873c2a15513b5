import { codeFrame } from '#base/diagnostics/code-frame';

function frame(lineText: string, column: number, endColumn: number, line = 7, endLine = line): string[] {
  return codeFrame({
    file: 'x',
    lineText,
    start: { line, column },
    end: { line: endLine, column: endColumn },
  });
}

test('points at the words', () => {
  expect(frame('  retention: 99d', 14, 17, 14)).toEqual([
    '   |',
    '14 |   retention: 99d',
    '   |              ^^^',
  ]);
});

test('an empty place still has a caret', () => {
  expect(frame('', 1, 1)[2]).toBe('  | ^');
});

test('what goes on over lines is underlined to the end of the first', () => {
  expect(frame('ab: [', 5, 2, 7, 9)[2]).toBe('  |     ^');
});

test('a long line is cut around the caret', () => {
  const [, source, carets] = frame(`${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`, 5001, 5005);
  expect(source!.length).toBeLessThan(130);
  expect(source!.indexOf('HERE')).toBe(carets!.indexOf('^'));
  expect(carets!.match(/\^/g)).toHaveLength(4);
});

test('control characters cannot reach the terminal', () => {
  const [, source] = frame('a\u001b[31m\tb\u0085', 1, 2);

  expect(source).not.toMatch(/[\u0000-\u001f\u0080-\u009f]/);
});
