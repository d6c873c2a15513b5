import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';

const NAMES = ['terraform', 'tofu'];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function locate(name: string, cwd: string, searchPath: string): string | undefined {
  const candidates = name.includes(sep)
    ? [resolve(cwd, name)]
    : searchPath.split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isProgram);
}

/** A program by its name, where a shell would find it. */
export function findOnPath(
  name: string,
  { cwd, env }: Pick<WantedProgram, 'cwd' | 'env'>,
): string | undefined {
  return locate(name, cwd, env['PATH'] ?? '');
}

export interface WantedProgram {
  /** `--terraform-bin`. */
  readonly given: string | undefined;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Program {
  /** What was looked for, in order. */
  readonly wanted: readonly string[];
  readonly file: string | undefined;
}

/** The program that was asked for, by option or `TERRAFORM_BINARY_NAME`; else `terraform`, else `tofu`. */
export function findProgram({ given, cwd, env }: WantedProgram): Program {
  const name = given ?? (env['TERRAFORM_BINARY_NAME'] || undefined);
  const wanted = name === undefined ? NAMES : [name];
  for (const candidate of wanted) {
    const file = findOnPath(candidate, { cwd, env });
    if (file !== undefined) return { wanted, file };
  }
  return { wanted, file: undefined };
}
