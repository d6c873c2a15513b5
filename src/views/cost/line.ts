import { PRICES, type Price, type PriceName } from './prices';

/** One sort of thing that an element is charged for, in a month. */
export interface Line {
  /** The name of the element, or what all share. */
  readonly element: string;
  readonly what: string;
  readonly quantity: number;
  readonly price: PriceName;
  readonly usd: number;
  /** The same where as much runs as may; absent if that does not depend on how much runs. */
  readonly most?: number;
}

export interface Quantity {
  readonly quantity: number;
  readonly most?: number;
}

export function dollars(quantity: number, name: PriceName): number {
  const { usd, per }: Price = PRICES[name];
  return (quantity * usd) / per;
}

export function line(element: string, what: string, price: PriceName, { quantity, most }: Quantity): Line {
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
