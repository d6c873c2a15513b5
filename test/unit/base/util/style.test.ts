import { COLOURED, PLAIN, styleFor } from '#base/util/style';

test.each([
  ['a terminal', true, {}, COLOURED],
  ['a pipe', false, {}, PLAIN],
  ['NO_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, PLAIN],
  ['an empty NO_COLOR, which means nothing', true, { NO_COLOR: '' }, COLOURED],
  ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, COLOURED],
  ['FORCE_COLOR=0', false, { FORCE_COLOR: '0' }, PLAIN],
  ['a dumb terminal', true, { TERM: 'dumb' }, PLAIN],
])('%s', (_, isTerminal, env, expected) => {
  expect(styleFor(isTerminal, env)).toBe(expected);
});
