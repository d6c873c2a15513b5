import { usageProblem, type Command, type Outcome, type Run, type ValueKind } from '../command';
import { EXIT } from '../exit-code';
import { GLOBAL_OPTIONS } from '../global-options';
import { complete, type Candidate, type Vocabulary } from '../completion/complete';
import { namesIn } from '../completion/names';
import { COMPLETION_SCRIPTS, wordsFrom } from '../completion/scripts';
import { SHELLS, type Shell } from '../completion/shells';
import { suggest } from '#base/diagnostics/suggest';
import { EXPLANATIONS } from '#validate/explanations';
import { diskWorkspace, type Workspace } from '#language/read/workspace';
import { list } from '#base/util/text';
import type { COMPLETION } from './completion-spec';
import { templateNames, templateSummary } from './templates';
import { DEFAULT_FILES } from '../default-files';

function isShell(name: string): name is Shell {
  return (SHELLS as readonly string[]).includes(name);
}

/** The topology that is written on the line, or the one that the command would find. */
function topologyOf(words: readonly string[], workspace: Workspace): string | undefined {
  const written = words.filter((word) => /\.ya?ml$/.test(word));
  return [...written, ...DEFAULT_FILES].find((file) => workspace.read(file));
}

function names(kind: ValueKind, words: readonly string[], workspace: Workspace): readonly Candidate[] {
  switch (kind) {
    case 'rule':
      return EXPLANATIONS.map(({ id, summary }) => ({ value: id, description: summary }));
    case 'template':
      return templateNames().map((name) => ({ value: name, description: templateSummary(name) }));
    case 'environment':
    case 'topic':
    case 'queue':
    case 'consumer':
    case 'drill': {
      const file = topologyOf(words, workspace);
      return file === undefined ? [] : namesIn(file, workspace, kind);
    }
  }
}

function unknownShell(shell: string | undefined): Outcome {
  const known = `there is ${list(SHELLS)}`;
  if (shell === undefined) return usageProblem('which shell?', known);
  return usageProblem(`there is no completion for \`${shell}\``, suggest(shell, SHELLS) ?? known);
}

/** The command that completes `commands`. */
export function completionOf(
  commands: readonly Command[],
  groups: Vocabulary['groups'],
): Run<typeof COMPLETION> {
  return ([shell, ...given], _options, { cwd }) => {
    if (shell === undefined || !isShell(shell)) return Promise.resolve(unknownShell(shell));
    if (given.length === 0) {
      return Promise.resolve({ exitCode: EXIT.done, data: COMPLETION_SCRIPTS[shell] });
    }
    const words = wordsFrom(shell, given);
    const workspace = diskWorkspace(cwd);
    const candidates = complete(words, {
      commands,
      groups,
      globalOptions: GLOBAL_OPTIONS,
      names: (kind) => names(kind, words, workspace),
    });
    const data = candidates.map(({ value, description }) => `${value}\t${description}\n`).join('');
    return Promise.resolve({ exitCode: EXIT.done, data });
  };
}
