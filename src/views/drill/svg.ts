import { escapeMarkup } from '#base/util/markup';
import { aboutSeconds } from '#base/util/units';
import { CALM } from '#model/drill';
import type { PlayedQueue } from '#drill/run';
import { alarmAge, type DrillReport } from './report';
import { highest } from './sparkline';
import { troubleWords } from './words';

const WIDTH = 960;
const MARGIN = 24;
const TITLE = 52;
const CHART = { width: 288, height: 90, gap: 24 } as const;
const ROW = CHART.height + 62;
const POINTS = 240;

const STYLE = [
  'text{font:12px system-ui,sans-serif;fill:#334155}',
  '.title{font-size:16px;font-weight:600}',
  '.queue{font-weight:600}',
  '.area{fill:#93c5fd;stroke:#2563eb}',
  '.tasks{fill:#bbf7d0;stroke:#16a34a}',
  '.axis{stroke:#cbd5e1}',
  '.alarm{stroke:#d97706;stroke-dasharray:4 3}',
  '.retention{stroke:#dc2626;stroke-dasharray:4 3}',
  '.begin{stroke:#64748b;stroke-dasharray:2 3}',
  '.paper{fill:#ffffff}',
].join('');

interface Mark {
  readonly at: number;
  readonly kind: 'alarm' | 'retention';
  readonly label: string;
}

interface Chart {
  readonly title: string;
  /** The least that the height of the chart stands for, so that it makes not much of nothing. */
  readonly least: number;
  readonly kind: 'area' | 'tasks';
  readonly values: readonly number[];
  readonly marks: readonly Mark[];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** One chart in a box that starts at the origin. What lies far above the values is not drawn, so that they stay readable. */
function chartSvg({ title, least, kind, values, marks }: Chart, minutes: number): string {
  const points = highest(values, POINTS);
  const most = Math.max(least, ...points);
  const shown = marks.filter(({ at }) => at <= most * 2);
  const top = Math.max(most, ...shown.map(({ at }) => at)) * 1.05;
  const x = (index: number) => round((index * CHART.width) / Math.max(1, points.length - 1));
  const y = (value: number) => round(CHART.height * (1 - value / top));
  const line = points.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  const begin = round((CALM / 60 / minutes) * CHART.width);
  const markLines = shown.map(
    ({ at, kind: of, label }) =>
      `<line class="${of}" x1="0" x2="${CHART.width}" y1="${y(at)}" y2="${y(at)}"/>` +
      `<text x="${CHART.width}" y="${y(at) - 3}" text-anchor="end">${escapeMarkup(label)}</text>`,
  );
  return [
    `<text y="-6">${escapeMarkup(title)}</text>`,
    `<polygon class="${kind}" points="0,${CHART.height} ${line} ${CHART.width},${CHART.height}"/>`,
    ...markLines,
    `<line class="begin" x1="${begin}" x2="${begin}" y1="0" y2="${CHART.height}"/>`,
    `<line class="axis" x1="0" x2="${CHART.width}" y1="${CHART.height}" y2="${CHART.height}"/>`,
  ].join('');
}

function chartsOf(played: PlayedQueue, { topology, result }: DrillReport): Chart[] {
  const { queue, consumers, minutes, oldest } = played;
  const alarm = alarmAge(played, topology);
  const marks: Mark[] = [
    ...(alarm === undefined
      ? []
      : [{ at: alarm, kind: 'alarm' as const, label: `alarm ${aboutSeconds(alarm)}` }]),
    ...(queue.owned
      ? [
          {
            at: queue.retention,
            kind: 'retention' as const,
            label: `deleted after ${aboutSeconds(queue.retention)}`,
          },
        ]
      : []),
  ];
  const waiting = Math.max(...minutes.waiting);
  const own = result.consumers.filter(({ consumer }) => consumers.includes(consumer));
  return [
    {
      title: `oldest message: at most ${aboutSeconds(oldest.seconds)}`,
      kind: 'area',
      least: 60,
      values: minutes.oldest,
      marks,
    },
    {
      title: `waiting: at most ${waiting.toLocaleString('en-US')}`,
      kind: 'area',
      least: 10,
      values: minutes.waiting,
      marks: [],
    },
    ...own.slice(0, 1).map(({ consumer, most, minutes: { running } }): Chart => ({
      title: `${consumer.name}: at most ${most}`,
      kind: 'tasks',
      least: 1,
      values: running,
      marks: [],
    })),
  ];
}

function drillSvg(report: DrillReport, top: number): string {
  const { drill, queues, seconds } = report.result;
  const verdict = report.diagnostics.length === 0 ? 'passed' : 'failed';
  const rows = queues.map((played, index) => {
    const charts = chartsOf(played, report).map(
      (chart, column) =>
        `<g transform="translate(${column * (CHART.width + CHART.gap)},34)">${chartSvg(chart, seconds / 60)}</g>`,
    );
    const name = `<text class="queue">${escapeMarkup(played.queue.name)}</text>`;
    return `<g transform="translate(${MARGIN},${TITLE + index * ROW + 12})">${name}${charts.join('')}</g>`;
  });
  const title = escapeMarkup(`${drill.name}: ${verdict}`);
  return [
    `<g transform="translate(0,${top})">`,
    `<text class="title" x="${MARGIN}" y="26">${title}</text>`,
    `<text x="${MARGIN}" y="44">${escapeMarkup(`${troubleWords(drill)}; ${aboutSeconds(seconds)}, the first hour calm`)}</text>`,
    ...rows,
    '</g>',
  ].join('\n');
}

/** Drills one below the other: for each queue its oldest message, what waits, and who works on it. */
export function drillsSvg(reports: readonly DrillReport[]): string {
  let top = 0;
  const drills = reports.map((report) => {
    const drawn = drillSvg(report, top);
    top += TITLE + report.result.queues.length * ROW + MARGIN;
    return drawn;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img">`,
    `<title>${escapeMarkup(`Drills: ${reports.map(({ result }) => result.drill.name).join(', ')}`)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${top}"/>`,
    ...drills,
    '</svg>\n',
  ].join('\n');
}
