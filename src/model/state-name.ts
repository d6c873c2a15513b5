/** One of the stacks of a topology. */
export interface StackOfState {
  readonly stack: string;
  /** The stack that all share: where the backend is set, its settings are for this one. */
  readonly shared: string;
}

/** A name of the state: as it is set, and for each further stack one of its own, `shop-payments.tfstate`. */
export function stateName(written: string | undefined, { stack, shared }: StackOfState): string | undefined {
  return written?.replace(/(\.[^./]+)?$/, (extension: string) => stack.slice(shared.length) + extension);
}

/** The key of the state in a bucket or container, `<stack>.tfstate` if none is set. */
export function stateKey(written: string | undefined, where: StackOfState): string {
  return stateName(written, where) ?? `${where.stack}.tfstate`;
}
