import type { CommandSpec } from '../command';
import { SHELLS } from '../completion/shells';

/** The command that completes all others, and therefore is made of them. */
export const COMPLETION = {
  name: 'completion',
  summary: 'print what makes a shell complete commands, options and names',
  arguments: [
    { name: 'shell', description: 'which one', choices: SHELLS },
    {
      name: 'words',
      description: 'the words so far: print what the last may become, as the shell asks it',
      variadic: true,
    },
  ],
  options: [],
  examples: [
    'source <(msgtopo completion bash)',
    'source <(msgtopo completion zsh)',
    'msgtopo completion fish > ~/.config/fish/completions/msgtopo.fish',
  ],
} as const satisfies CommandSpec;
