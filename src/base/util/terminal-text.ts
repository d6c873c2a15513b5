/** Colours of ours, and what a terminal would obey, or show in another order than it is read in. */
const SPECIAL =
  /\u001b\[[\d;]*m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Lines that a runner of GitHub or Azure takes for commands: `::error::`, `##[group]`. */
const COMMAND = /^(\s*)(::|##\[|##vso\[)/gm;

function visible(part: string): string {
  if (part.length > 1) return part;
  return `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Text for people, whatever texts of a topology, of a message or of Terraform are in it: nothing moves the cursor,
 * changes the order of letters, or gives a command to the runner of a pipeline.
 */
export function terminalText(text: string): string {
  return text.replace(SPECIAL, visible).replace(COMMAND, '$1\\$2');
}
