/** Something that lives already and that Terraform takes over instead of making it. */
export interface Adopted {
  /** As `terraform import` takes it: a URL, an ARN, a name. */
  readonly id: string;
  /** Arguments of the resource that stay as they were found, since the language has no key for them. */
  readonly keep: readonly string[];
}

/** What an environment takes over, by Terraform address. */
export type AdoptedResources = ReadonlyMap<string, Adopted>;
