/** What is known of earlier deploys, beside what the state says. */
export interface Surroundings {
  /** Stacks that no environment of the file has, whose states hold what this plan would make. */
  readonly orphans: readonly { readonly stack: string; readonly file: string }[];
  /** Whether the stack was deployed from here, so that it must have a state. */
  readonly wasDeployed: boolean;
  /** The addresses of what would be created and is in AWS under the same name. */
  readonly living: ReadonlySet<string>;
}
