import { parse } from '#language/source/parse';

/* Mistakes in YAML itself. Each is told in our words, where it was made, with what to do. */

function told(text: string): string[] {
  return parse('topology.yaml', Buffer.from(text)).diagnostics.map(
    ({ message, help, place }) =>
      `${place!.start.line}:${place!.start.column} ${message}; ${help ?? 'no help'}`,
  );
}

test.each([
  [
    'a map that is not closed',
    'a: { b: {}\nc: {}\n',
    ['1:4 this `{` is not closed by a `}`; add `}` where the map ends'],
  ],
  [
    'a list that is not closed',
    'a:\n  b: [x, y\nc: {}\n',
    ['2:6 this `[` is not closed by a `]`; add `]` where the list ends'],
  ],
  [
    'a list that is closed as a map',
    'a: {"b": [1}\n',
    ['1:10 this `[` is not closed by a `]`; add `]` where the list ends'],
  ],
  [
    'brackets in quotes and comments',
    'a: { b: "]", c: \'}\' # }\nd: 1\n',
    ['1:4 this `{` is not closed by a `}`; add `}` where the map ends'],
  ],
  ['a bracket too many', 'a: { b: {} }}\n', ['1:13 this `}` closes nothing; delete it']],
  [
    'a comma that is missing',
    'a: { b: {} c: {} }\n',
    ['1:12 a comma is missing before this; separate the entries by commas'],
  ],
  [
    'a quote that is not closed',
    'a: "x\nb: 1\n',
    ['1:4 this quote is not closed; add `"` where the text ends'],
  ],
  [
    'a quote that another one seems to close',
    "a: 'x\nb: 1\nc: 'y'\n",
    ["1:4 this quote is not closed; add `'` where the text ends"],
  ],
  [
    'text behind quotes',
    'a: "x" y\n',
    ['1:8 text follows the closing quote; put all of it inside of the quotes'],
  ],
  [
    'a quote within single quotes',
    "a: 'it's'\n",
    [
      "1:8 text follows the closing quote; put all of it inside of the quotes; inside of single quotes, write `''` for a quote",
    ],
  ],
  [
    'an escape of another language',
    'a: "\\q"\n',
    ['1:5 `\\q` is not an escape of YAML; write `\\\\q`, or use single quotes, in which nothing is escaped'],
  ],
  ['a key without a colon', 'a: 1\nqueues\nb: 2\n', ['2:1 `queues` has no colon; write `queues:`']],
  ['a colon without a space', 'a:1\nb: 2\n', ['1:1 a space is missing behind the colon; write `a: 1`']],
  [
    'a colon in a text',
    'name: shop: prod\n',
    ["1:7 a text with a colon and a space is read as a map; put it in quotes: `name: 'shop: prod'`"],
  ],
  [
    'a key that is indented below a value',
    'a:\n  b: true\n    c: 1\n',
    ['3:5 `b` has a value, so that no line may be indented below it; indent this line by 2 spaces, as `b`'],
  ],
  [
    'a key that is outdented',
    'a:\n    b: 1\n  c: 1\n',
    ['3:3 2 spaces of indentation match no line above; indent it by 4 spaces if it belongs beside line 2'],
  ],
  [
    'a key of an item that is outdented',
    'a:\n  - b: 1\n  c: 1\n',
    [
      '3:3 a list has items here, and this line does not start with a dash; indent it by 4 spaces if it belongs beside line 2',
    ],
  ],
  [
    'an item that is indented otherwise',
    'a:\n  - b: 1\n    c: 1\n   - d: 1\n',
    ['4:4 3 spaces of indentation match no line above; indent it by 4 spaces if it belongs beside line 3'],
  ],
  ['a tab', 'a:\n\tb: 1\n', ['2:1 a tab cannot indent YAML; use spaces']],
  ['a tab behind spaces', 'a: 1\n  \tb: 1\n', ['2:3 a tab cannot indent YAML; use spaces']],
  [
    'control characters',
    'a: 1\n\u0001\nb: \u001b[0m\n',
    [
      '2:1 the control character U+0001 is not allowed in YAML; delete it',
      '3:4 the control character U+001B is not allowed in YAML; delete it',
    ],
  ],
  [
    'reserved characters',
    'a: @x\nb: `y`\n',
    [
      '1:4 a text cannot start with `@`; put it in quotes',
      '2:4 a text cannot start with a backtick; put it in quotes',
    ],
  ],
  [
    'an alias of nothing',
    'a: *\n',
    ["1:4 `*` is for anchors, and none is named; put it in quotes if you mean the text: `'*'`"],
  ],
  [
    'an alias without an anchor',
    'a: *nope\n',
    [
      '1:4 `*nope` refers to no anchor above; define the anchor above, or put it in quotes if you mean the text',
    ],
  ],
  [
    'an alias that is misspelt',
    'a: &common {}\nb: *comon\n',
    [
      '2:4 `*comon` refers to no anchor above; did you mean `*common`, or put it in quotes if you mean the text',
    ],
  ],
  [
    'text behind the mark of a block',
    'a: |x\n  y\n',
    ['1:5 only `+`, `-` or a digit may follow `|` or `>`; start the text on the next line'],
  ],
  [
    'the same key twice',
    'a: 1\na: 2\n',
    ['2:1 this key appears twice in the same map; delete one, or join what they hold'],
  ],
  [
    'a second document',
    'a: 1\n---\nb: 1\n',
    ['2:1 a topology is one document, but a second one starts here; put the second one in a file of its own'],
  ],
  [
    'a tag',
    'a: !Ref b\n',
    [
      '1:4 YAML tags such as `!Ref` are not supported; write the value itself, or put it in quotes if you mean the text',
    ],
  ],
])('%s', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test('mistakes on several lines are told together', () => {
  expect(told('a: @x\nb: "y" z\nc: !T 1\n')).toHaveLength(3);
});

test('a dash without a space', () => {
  expect(told('a:\n  -b: x\n   c: y\n')).toEqual(['2:3 a space is missing behind the dash; write `- b: x`']);
});

test('lines that a no-break space indents', () => {
  expect(told('a:\n\u00a0\u00a0b: {}\nc:\n  d: |\n   x\n')).toEqual([
    '2:1 a no-break space (U+00A0) cannot indent YAML; use plain spaces',
  ]);
});

test('a file in another encoding', () => {
  const utf16 = Buffer.from('\ufeffa: 1\n', 'utf16le');
  const [diagnostic] = parse('topology.yaml', utf16).diagnostics;
  expect(diagnostic).toMatchObject({
    message: 'the file is UTF-16, not UTF-8',
    help: 'save it as UTF-8 in your editor',
  });
});
