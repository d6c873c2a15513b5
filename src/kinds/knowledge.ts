/** How an element of one kind looks in a picture. */
export interface NodeFacts {
  readonly kind: string;
  /** What it is, in words: colour alone says nothing to many people, or on paper. */
  readonly words: string;
  /** Paths in a square of 20, drawn as lines. */
  readonly icon: string;
}

/** Something to say about an element, for people. */
export interface Setting {
  readonly label: string;
  readonly value: string;
}

/** A setting that may not be there. */
export function optional(label: string, value: string | number | undefined): Setting[] {
  return value === undefined || value === '' ? [] : [{ label, value: String(value) }];
}

/** Stands for the account in an ARN until Terraform knows it. */
export const UNKNOWN_ACCOUNT = '<account>';
