import type { CommandSpec } from '../command';
import { SHELLS } from '../completion/shells';

/** The command that completes all others, and therefore is made of them. */
export const COMPLETION = {
  name: 'completion',
  summary: 'print the script that completes commands, options and names in a shell',
  arguments: [
    { name: 'shell', description: 'the shell', choices: SHELLS },
    {
      name: 'words',
      description: 'the words so far; prints completions of the last one, for the shell',
      variadic: true,
    },
  ],
  options: [],
  examples: [
    'source <(msgtopo completion bash)',
    'source <(msgtopo completion zsh)',
    'msgtopo completion fish > ~/.config/fish/completions/msgtopo.fish',
    'msgtopo completion powershell | Out-String | Invoke-Expression',
  ],
} as const satisfies CommandSpec;
