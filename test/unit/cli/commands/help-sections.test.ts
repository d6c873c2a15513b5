import { COMMANDS } from '#cli/commands/index';
import { HELP_SECTIONS } from '#cli/commands/help-sections';

test('help shows every command in one section', () => {
  const words = new Set(COMMANDS.map(({ name }) => name.split(' ')[0]!));
  expect(Object.values(HELP_SECTIONS).flat().sort()).toEqual([...words].sort());
});
