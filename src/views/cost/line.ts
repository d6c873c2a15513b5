import { PRICES, type PriceName } from './prices';
import type { Charge } from '#model/kinds/cost';

/** One sort of thing that an element is charged for, in a month. */
export interface Line {
  /** The name of the element, or what all share. */
  readonly element: string;
  readonly what: string;
  readonly quantity: number;
  readonly price: string;
  readonly usd: number;
  /** The same where as much runs as may; absent if that does not depend on how much runs. */
  readonly most?: number;
}

export interface Quantity {
  readonly quantity: number;
  readonly most?: number;
}

function dollars(quantity: number, name: string): number {
  const { usd, per } = PRICES[name]!;
  return (quantity * usd) / per;
}

export function line(element: string, what: string, price: PriceName, quantity: Quantity): Line {
  return charged(element, { what, price, ...quantity });
}

/** The same for what only one kind of element is charged by. */
export function charged(element: string, { what, price, quantity, most }: Charge): Line {
  return {
    element,
    what,
    quantity,
    price,
    usd: dollars(quantity, price),
    ...(most === undefined || most === quantity ? {} : { most: dollars(most, price) }),
  };
}

export function total(lines: readonly Line[]): { readonly usd: number; readonly most: number } {
  return {
    usd: lines.reduce((sum, { usd }) => sum + usd, 0),
    most: lines.reduce((sum, { usd, most }) => sum + (most ?? usd), 0),
  };
}
