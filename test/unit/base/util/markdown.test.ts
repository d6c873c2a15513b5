import { code, message } from '#base/util/markdown';

test('a text with back-ticks stays one piece of code', () => {
  expect(code('plain')).toBe('`plain`');
  expect(code('a ` b `` c')).toBe('``` a ` b `` c ```');
});

test('a message keeps its code, and nothing outside of it means anything', () => {
  expect(message('queue `billing` would lose <b>2</b> messages')).toBe(
    'queue `billing` would lose \\<b\\>2\\</b\\> messages',
  );
  expect(message('reported to @org/admins')).toBe('reported to @\u200borg/admins');
});

test('back-ticks of somebody else do not open HTML', () => {
  const written = message("`SELECT * FROM 'a` <img src=x> </details>'`");
  expect(written).not.toMatch(/(?<!\\)<(?=img|\/)(?![^`]*`[^`]*$)/);
  expect(message('a ` <img>')).toBe('a \\` \\<img\\>');
  expect(message('```<img>```')).toBe('`<img>`');
});
