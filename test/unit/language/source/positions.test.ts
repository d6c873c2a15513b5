import type { Path } from '#base/diagnostics/path';
import type { Anchor } from '#base/diagnostics/diagnostic';
import { documentSpans } from '#language/source/document-spans';
import { Source } from '#language/source/source';

const TEXT = `version: 1
queues:
  billing: # the money
    retention: 4d
    deadLetters: { maxReceiveCount: 5 }
  "shipping":
    tags:
      Team: x
subscriptions:
  - topic: orders
    queue: billing
  - { topic: orders, queue: shipping }
shared: &shared
  delay: 5s
others:
  one: *shared
  two:
    <<: *shared
    retention: 1d
  three: { <<: [*shared], a: 1 }
`;

function textAt(path: Path, on: Anchor): string {
  const { start, end } = documentSpans(TEXT)(path, on);
  return TEXT.slice(start, end);
}

describe('document spans', () => {
  test.each<[string, Path, Anchor, string]>([
    ['a value', ['queues', 'billing', 'retention'], 'value', '4d'],
    ['a key', ['queues', 'billing', 'retention'], 'key', 'retention'],
    ['a value in braces', ['queues', 'billing', 'deadLetters', 'maxReceiveCount'], 'value', '5'],
    [
      'a missing key: the key of its parent',
      ['queues', 'billing', 'deadLetters', 'retention'],
      'value',
      'deadLetters',
    ],
    ['a default: the nearest ancestor that is written', ['queues', 'billing', 'x', 'y'], 'value', 'billing'],
    ['a map as value: its first line', ['queues', 'billing'], 'value', 'retention: 4d'],
    ['a list item', ['subscriptions', 1], 'value', '{ topic: orders, queue: shipping }'],
    ['a quoted key', ['queues', 'shipping'], 'key', '"shipping"'],
    ['through an alias: the anchor', ['others', 'one', 'delay'], 'value', '5s'],
    ['through a merge key', ['others', 'two', 'delay'], 'value', '5s'],
    ['beside a merge key', ['others', 'two', 'retention'], 'value', '1d'],
    ['through a list of merged maps', ['others', 'three', 'delay'], 'value', '5s'],
    ['nothing at all: the start', ['nowhere'], 'value', 'version: 1'],
  ])('%s', (_, path, on, expected) => {
    expect(textAt(path, on)).toBe(expected);
  });
});

describe('places', () => {
  test('a file of any length gives the place that a short one gives', () => {
    const filler = `  filler: x\n`.repeat(60_000);
    const long = new Source('x', `first:\n${filler}${TEXT}`);
    const short = new Source('x', `first:\n  filler: x\n${TEXT}`);
    const path = ['subscriptions', 1, 'queue'];
    const added = filler.split('\n').length - 2;
    const { start, end, lineText } = short.place(path, 'value');
    const moved = ({ line, column }: typeof start) => ({ line: line + added, column });
    expect(long.place(path, 'value')).toEqual({ file: 'x', start: moved(start), end: moved(end), lineText });
  });

  test('count lines and columns from one, also with CRLF', () => {
    const source = new Source('t.yaml', 'a: 1\r\nbb: 22\r\n');
    expect(source.place(['bb'], 'value')).toEqual({
      file: 't.yaml',
      start: { line: 2, column: 5 },
      end: { line: 2, column: 7 },
      lineText: 'bb: 22',
    });
  });

  test('the whole file is its first character', () => {
    expect(new Source('t.yaml', 'a: 1').place([], 'value').start).toEqual({ line: 1, column: 1 });
  });
});
