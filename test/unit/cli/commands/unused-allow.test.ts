import { unusedWarning } from '#cli/commands/findings-outcome';
import { PLAIN } from '#base/util/style';

test('what was allowed for nothing is told by the option that it was allowed with', () => {
  const allowed = { always: ['cut-access:queue.a'], ifEmpty: ['destroy:queue.b'] };
  expect(unusedWarning([], allowed, PLAIN)).toBe(
    'nothing in this plan needs --allow `cut-access:queue.a`\n' +
      'nothing in this plan needs --allow-if-empty `destroy:queue.b`\n',
  );
  expect(unusedWarning([], { always: [], ifEmpty: [] }, PLAIN)).toBe('');
});
