/** How an element of one kind looks in a picture. */
export interface NodeLooks {
  /** What it is, in words: colour alone says nothing to many people, or on paper. */
  readonly words: string;
  /** Paths in a square of 20, drawn as lines. */
  readonly icon: string;
}

/** The same for an element whose node has a kind of its own. */
export interface NodeFacts extends NodeLooks {
  readonly kind: string;
}

/** Something to say about an element, for people. */
export interface Setting {
  readonly label: string;
  readonly value: string;
  /** The keys of the file that the value tells all about, with `.*` for everything below a key. */
  readonly keys: readonly string[];
}

/** A setting that may not be there. */
export function optional(
  label: string,
  value: string | number | undefined,
  ...keys: readonly string[]
): Setting[] {
  return value === undefined || value === '' ? [] : [{ label, value: String(value), keys }];
}

/** Whether the words of a setting tell what a key is set to. */
export function covers(setting: Setting | undefined, key: string): boolean {
  return (setting?.keys ?? []).some((told) => {
    if (!told.endsWith('.*')) return key === told;
    const above = told.slice(0, -'.*'.length);
    return key.startsWith(above) && /^([.[]|$)/.test(key.slice(above.length));
  });
}

/** Stands for the account in an ARN until Terraform knows it. */
export const UNKNOWN_ACCOUNT = '<account>';
