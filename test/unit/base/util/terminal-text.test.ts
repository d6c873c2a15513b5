import { terminalText } from '#base/util/terminal-text';

test.each([
  ['clears the screen', 'x\u001b[2Jy', 'x\\u001b[2Jy'],
  ['sets the clipboard', '\u001b]52;c;aGk=\u0007', '\\u001b]52;c;aGk=\\u0007'],
  ['does the same in one byte', '\u009b2J', '\\u009b2J'],
  ['goes back to the start of the line', 'bad\rgood', 'bad\\u000dgood'],
  ['turns the order of letters', '\u202egpj.exe', '\\u202egpj.exe'],
  ['gives a command to a runner of GitHub', 'x\n::stop-commands::abc', 'x\n\\::stop-commands::abc'],
  ['gives one with blanks before it', '  ::error::x', '  \\::error::x'],
  ['gives one to a runner of Azure', '##vso[task.setvariable]x', '\\##vso[task.setvariable]x'],
])('what %s is shown instead', (_, text, shown) => {
  expect(terminalText(text)).toBe(shown);
});

test.each(['a\tb\nc', '\u001b[31m\u001b[1mred\u001b[22m\u001b[39m', 'é 日本 🎉', 'a::b'])(
  '%j stays as it is',
  (text) => {
    expect(terminalText(text)).toBe(text);
  },
);
