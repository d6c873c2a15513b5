/** Files of the repository by their path: what stands there now, or nothing. */
export type ReadFile = (path: string) => string;

export interface Scaffold {
  /** The whole text of each file that is new or changed, by its path in the repository. */
  readonly files: Readonly<Record<string, string>>;
  /** What is left to do, in order. */
  readonly next: readonly string[];
}
