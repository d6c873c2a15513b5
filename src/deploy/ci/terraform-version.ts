/** The one that msgtopo is tested with. */
export const TERRAFORM_VERSION = '1.11.4';

/** What version managers read: https://github.com/tfutils/tfenv#terraform-version-file */
export const TERRAFORM_VERSION_FILE = '.terraform-version';

/** The version that a repository has chosen; one that leaves it open, such as `latest`, chooses none. */
export function chosenVersion(text: string): string | undefined {
  return /^v?(\d+\.\d+\.\d+)\s*$/.exec(text)?.[1];
}
