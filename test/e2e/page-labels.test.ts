import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Drawings } from '#test/support/drawings';
import { manyQueues } from '#test/support/many-queues';
import { ROOT } from '#test/support/msgtopo';
import { describeWith } from '#test/support/requirements';

const TEMPLATES = readdirSync(join(ROOT, 'templates')).filter((template) => template !== 'common');

interface Place {
  readonly of: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Browsers round the height of letters to pixels, so that small ones seem to be higher than they are. */
function showInFullSize(map: SVGElement | HTMLElement): void {
  const { width, height } = (map as SVGSVGElement).viewBox.baseVal;
  Object.assign(map.style, { width: `${width}px`, height: `${height}px` });
}

/** Where the browser has put what a selector finds, in the units of the drawing. */
function places(page: Page, selector: string): Promise<Place[]> {
  return page.locator(selector).evaluateAll((found) =>
    found.map((one) => {
      const { x, y, width, height } = (one as SVGGraphicsElement).getBBox();
      const of = one.closest<SVGGElement>('[data-id]')?.dataset['id'] ?? '';
      return { of, left: x, top: y, right: x + width, bottom: y + height };
    }),
  );
}

function overlap(a: Place, b: Place): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Each label of an arrow that shares room with a box, a badge or another label; each name that leaves its box. */
async function hidden(page: Page): Promise<string[]> {
  await page.locator('#map').evaluate(showInFullSize);
  const [labels, cards, names] = await Promise.all([
    places(page, '#map .edge .words'),
    places(page, '#map .node .card'),
    places(page, '#map .node > text'),
  ]);
  const pairs = labels.flatMap((label, index) =>
    [...cards, ...labels.slice(index + 1)]
      .filter((other) => overlap(label, other))
      .map((other) => `${label.of} and ${other.of}`),
  );
  const outer = new Map(cards.toReversed().map((card) => [card.of, card]));
  const outside = names.filter(({ of, left, right }) => {
    const card = outer.get(of)!;
    return left < card.left || right > card.right;
  });
  return [...pairs, ...outside.map(({ of }) => `${of} and its name`)];
}

describeWith(['browser'], 'no label is hidden', () => {
  let drawings: Drawings;
  beforeAll(async () => {
    drawings = await Drawings.start();
  });
  afterAll(() => drawings.stop());

  test.each(TEMPLATES)('in the map of the template %s', async (template) => {
    const { page } = await drawings.openFolder(join(ROOT, 'templates', template));
    expect(await hidden(page)).toEqual([]);
  });

  test.each([26, 200])('in the map of %i queues', async (count) => {
    const { page } = await drawings.open(manyQueues(count));
    await expect(page.locator('#map .words').count()).resolves.toBeGreaterThan(count / 2);
    expect(await hidden(page)).toEqual([]);
    await page.locator('#fold').click();
    expect(await hidden(page)).toEqual([]);
  });
});
