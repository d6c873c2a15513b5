import { table } from '#base/util/markdown';
import { PLAIN, type Style } from '#base/util/style';
import { alignedTable } from '#base/util/table';
import type { Estimate } from './estimate';
import type { CostFormat } from './formats';
import { PRICES, PRICES_READ } from './prices';
import type { Variant } from './variants';
import type { WayOut } from './ways-out';
import { jsonText, versioned } from '#base/util/json';

/** `1.20`; what is less than a cent is told from nothing. */
export function money(usd: number): string {
  return usd > 0 && usd < 0.01 ? '<0.01' : usd.toFixed(2);
}

function range(usd: number, most = usd): string {
  return most === usd ? money(usd) : `${money(usd)} to ${money(most)}`;
}

function count(quantity: number): string {
  const rounded = quantity < 100 ? Math.round(quantity * 10) / 10 : Math.round(quantity);
  return rounded.toLocaleString('en-US');
}

function lineRows({ lines, usd, most }: Estimate): string[][] {
  const rows = lines.map((one) => [one.element, one.what, count(one.quantity), range(one.usd, one.most)]);
  return [...rows, ['total', '', '', range(usd, most)]];
}

function variantRows(variants: readonly Variant[]): string[][] {
  return variants.map(({ queue, consumer, setting, usd, isWritten }) => [
    `${queue} -> ${consumer}`,
    setting,
    money(usd),
    isWritten ? 'as it is' : '',
  ]);
}

function wayRows(ways: readonly WayOut[]): string[][] {
  return ways.map(({ way, usd, most, perGb, isWritten }) => [
    way,
    range(usd, most),
    perGb === 0 ? 'none' : `${perGb} a GB`,
    isWritten ? 'as it is' : '',
  ]);
}

const WAYS = 'From the network to AWS, in other ways';
const WAY_HEAD = ['way', 'dollars', 'for data', ''];
const LINE_HEAD = ['element', 'what', 'a month', 'dollars'];
const VARIANT_HEAD = ['queue', 'setting', 'dollars', ''];

function columns(head: readonly string[], right: readonly number[]) {
  return head.map((title, index) => ({ title, right: right.includes(index) }));
}

function bullets(title: string, items: readonly string[], style: Style): string {
  return `\n${style.bold(title)}\n${items.map((item) => `- ${item}\n`).join('')}`;
}

function costText(estimate: Estimate, style: Style): string {
  const { stack, region, variants, waysOut, assumptions, notCounted } = estimate;
  const compared =
    variants.length === 0
      ? ''
      : `\n${style.bold('Receiving, with other settings')}\n` +
        alignedTable(columns(VARIANT_HEAD, [2]), variantRows(variants), style);
  const ways =
    waysOut.length === 0
      ? ''
      : `\n${style.bold(WAYS)}\n${alignedTable(columns(WAY_HEAD, [1]), wayRows(waysOut), style)}`;
  return [
    `${style.bold(stack)}  ${style.dim(region)}\n`,
    alignedTable(columns(LINE_HEAD, [2, 3]), lineRows(estimate), style),
    compared,
    ways,
    bullets('This assumes that', assumptions, style),
    bullets('Not counted', notCounted, style),
  ].join('');
}

function costMarkdown(estimate: Estimate): string {
  const { stack, region, variants, waysOut, assumptions, notCounted } = estimate;
  const compared =
    variants.length === 0
      ? []
      : ['### Receiving, with other settings', table(VARIANT_HEAD, variantRows(variants))];
  const ways = waysOut.length === 0 ? [] : [`### ${WAYS}`, table(WAY_HEAD, wayRows(waysOut))];
  const items = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  return `${[
    `## Cost of ${stack} in ${region}`,
    table(LINE_HEAD, lineRows(estimate)),
    ...compared,
    ...ways,
    '### This assumes that',
    items(assumptions),
    '### Not counted',
    items(notCounted),
  ].join('\n\n')}\n`;
}

function costJson(estimate: Estimate): string {
  const used = new Set(estimate.lines.map(({ price }) => price));
  const prices = Object.fromEntries([...used].map((name) => [name, PRICES[name]]));
  return jsonText(versioned({ ...estimate, prices: { read: PRICES_READ, ...prices } }));
}

export function costReport(estimate: Estimate, format: CostFormat, style: Style = PLAIN): string {
  switch (format) {
    case 'text':
      return costText(estimate, style);
    case 'json':
      return costJson(estimate);
    case 'markdown':
      return costMarkdown(estimate);
  }
}
