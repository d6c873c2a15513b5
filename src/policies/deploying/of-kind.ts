interface Kind {
  readonly kind: string;
}

/** Consumers, publishers or stores of one kind, by the type of that. */
export function ofKind<E extends Kind, K extends E['kind']>(
  elements: { values(): Iterable<E> },
  kind: K,
): Extract<E, { kind: K }>[] {
  return [...elements.values()].filter((element) => element.kind === kind) as Extract<E, { kind: K }>[];
}
