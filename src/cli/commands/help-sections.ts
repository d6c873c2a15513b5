/** What a person comes for, and the first words of the commands for it. A test holds it against all commands. */
export const HELP_SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'Describe and validate': ['init', 'validate', 'explain', 'test', 'drill', 'dev', 'send', 'trace'],
  Deploy: ['synth', 'plan', 'deploy', 'destroy', 'outputs', 'import', 'migrate', 'ci', 'permissions'],
  Operate: ['status', 'logs', 'exec', 'dlq', 'doctor'],
  'Show and compare': ['graph', 'docs', 'cost', 'compare', 'diff', 'review'],
  'For your tools': ['lsp', 'schema', 'completion'],
};
