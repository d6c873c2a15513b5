import { styleText } from 'node:util';

type Paint = (text: string) => string;

/** What a text means; how that looks is decided here alone. */
export interface Style {
  readonly error: Paint;
  readonly warning: Paint;
  readonly success: Paint;
  readonly bold: Paint;
  readonly dim: Paint;
}

const plain: Paint = (text) => text;

export const PLAIN: Style = { error: plain, warning: plain, success: plain, bold: plain, dim: plain };

function paint(...formats: Parameters<typeof styleText>[0][]): Paint {
  return (text) =>
    formats.reduce((painted, format) => styleText(format, painted, { validateStream: false }), text);
}

export const COLOURED: Style = {
  error: paint('red', 'bold'),
  warning: paint('yellow', 'bold'),
  success: paint('green'),
  bold: paint('bold'),
  dim: paint('dim'),
};

/** Colours for a terminal, unless `NO_COLOR` or `TERM=dumb` says otherwise; `FORCE_COLOR` wins over a pipe. */
export function styleFor(isTerminal: boolean, env: NodeJS.ProcessEnv): Style {
  if (env['NO_COLOR']) return PLAIN;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return COLOURED;
  return isTerminal && env['TERM'] !== 'dumb' ? COLOURED : PLAIN;
}
