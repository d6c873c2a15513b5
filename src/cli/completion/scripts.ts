import type { Shell } from './shells';

const BASH = `# bash completion for msgtopo
_msgtopo() {
  local candidate
  COMPREPLY=()
  while IFS=$'\\t' read -r candidate _; do
    COMPREPLY+=("$candidate")
  done < <("\${COMP_WORDS[0]}" completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _msgtopo msgtopo
`;

/** Works both when it is sourced and as a file \`_msgtopo\` in \`fpath\`, where its first run is already a question. */
const ZSH = `#compdef msgtopo
_msgtopo() {
  local value description
  local -a candidates
  while IFS=$'\\t' read -r value description; do
    candidates+=("\${value//:/\\\\:}:$description")
  done < <("\${words[1]}" completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#candidates )); then
    _describe 'msgtopo' candidates
  else
    _files
  fi
}
if [ "$funcstack[1]" = _msgtopo ]; then
  _msgtopo "$@"
else
  compdef _msgtopo msgtopo
fi
`;

const FISH = `# fish completion for msgtopo
function __msgtopo_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l candidates ($words[1] completion fish -- $words[2..-1] "$last" 2>/dev/null)
    if test (count $candidates) -gt 0
        printf '%s\\n' $candidates
    else
        __fish_complete_path "$last"
    end
end
complete -c msgtopo -f -a '(__msgtopo_complete)'
`;

/**
 * Windows PowerShell drops arguments that are empty, so the last word has a point before it. Without the quotes, it would
 * keep `--` to itself where npm's script for it is called.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
 */
const POWERSHELL = `# PowerShell completion for msgtopo
Register-ArgumentCompleter -Native -CommandName msgtopo -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = $commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
    $words = @($before | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text }) + ".$wordToComplete"
    & $commandAst.GetCommandName() completion powershell '--' $words 2>$null | ForEach-Object {
        $value, $description = $_ -split "\`t", 2
        if (-not $description) { $description = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
    }
}
`;

/** The words as the command sees them: those of PowerShell have a point before the last one. */
export function wordsFrom(shell: Shell, words: readonly string[]): readonly string[] {
  return shell === 'powershell' ? words.with(-1, words.at(-1)!.slice(1)) : words;
}

/**
 * What a shell sources. Each script only asks \`msgtopo completion SHELL -- WORDS\` and takes its answer, so that it
 * suits every later version too; without an answer it completes files.
 */
export const COMPLETION_SCRIPTS = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
  powershell: POWERSHELL,
} satisfies Record<Shell, string>;
