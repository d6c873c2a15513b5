import type { YAMLError } from 'yaml';
import { openMarks } from './open-marks';
import type { Span } from './span';
import { contentColumn, lineAbove, lineAt, spaces } from './text-lines';

/** What is wrong with a text, and what to do. */
export interface SyntaxProblem {
  readonly message: string;
  readonly help?: string;
  readonly span: Span;
  /** Whether what the parser says of the lines below is its confusion. */
  readonly confuses?: boolean;
}

/** Where the parser stopped, and why. */
interface Stop {
  readonly text: string;
  readonly span: Span;
  /** The parser's words. */
  readonly reason: string;
}

type Explain = (stop: Stop) => SyntaxProblem | undefined;

const TAB = { message: 'a tab cannot indent YAML', help: 'use spaces' };

const one = (start: number): Span => ({ start, end: start + 1 });

function misplaced({ text, span }: Stop): SyntaxProblem {
  const { start, line } = lineAt(text, span.start);
  const indent = /^\s*/.exec(line)![0].length;
  const content = { start: start + indent, end: start + line.trimEnd().length };
  if (line.slice(0, indent).includes('\t')) return { ...TAB, span: one(start + line.indexOf('\t')) };
  const above = lineAbove(text, span.start);
  const isItem = line.trimStart().startsWith('-');
  const message =
    above && !isItem && above.line.slice(indent).startsWith('- ')
      ? 'a list has items here, and this line does not start with a dash'
      : `${spaces(indent)} of indentation match${indent === 1 ? 'es' : ''} no line above`;
  if (!above) return { message, span: content };
  const wanted = isItem ? /^\s*/.exec(above.line)![0].length : contentColumn(above.line);
  const help = `indent it by ${spaces(wanted)} if it belongs beside line ${above.number}`;
  return { message, help, span: content };
}

function unclosedBracket({ text, span, reason }: Stop): SyntaxProblem | undefined {
  const mark = reason.startsWith('Flow map') ? '{' : '[';
  const { brackets } = openMarks(text, span.start);
  const start = brackets.findLast((offset) => text[offset] === mark);
  if (start === undefined) return undefined;
  const closing = mark === '{' ? '}' : ']';
  const message = `this \`${mark}\` is not closed by a \`${closing}\``;
  const help = `add \`${closing}\` where the ${mark === '{' ? 'map' : 'list'} ends`;
  return { message, help, span: one(start), confuses: true };
}

function unclosedQuote({ text, span }: Stop): SyntaxProblem | undefined {
  const { quote } = openMarks(text, span.start);
  if (quote === undefined) return undefined;
  const mark = text[quote]!;
  return {
    message: `this quote is not closed`,
    help: `add \`${mark}\` where the text ends`,
    span: one(quote),
    confuses: true,
  };
}

const missing: Explain = (stop) => {
  const { text, span, reason } = stop;
  if (reason.includes('quote')) return unclosedQuote(stop);
  if (reason.startsWith('Flow')) return unclosedBracket(stop);
  if (reason.startsWith('Missing ,')) return missingComma(stop);
  if (reason.startsWith('Sequence item')) return misplaced(stop);
  const { line } = lineAt(text, span.start);
  return { message: 'this is no key', help: `write \`${line.trim()}: …\`, with a colon and a space`, span };
};

function missingComma({ span }: Stop): SyntaxProblem {
  return { message: 'a comma is missing before this', help: 'separate the entries by commas', span };
}

const KEY = /^\s*(?:-\s+)*([^\s:#][^:#]*):\s/;

/** A colon in a value, or lines below a key that has a value. */
const valueAndMap: Explain = ({ text, span }) => {
  const { start, line } = lineAt(text, span.start);
  const key = KEY.exec(line)?.[1];
  if (key === undefined) return undefined;
  if (/^-\S/.test(key)) {
    const content = line.trim();
    return {
      message: 'a space is missing behind the dash',
      help: `write \`- ${content.slice(1)}\``,
      span: { start: start + line.indexOf(content), end: start + line.trimEnd().length },
      confuses: true,
    };
  }
  const value = line.slice(span.start - start).trim();
  if (/:(?:\s|$)/.test(value)) {
    const quoted = `'${value.replaceAll("'", "''")}'`;
    return {
      message: 'a text with a colon and a space is read as a map',
      help: `put it in quotes: \`${key}: ${quoted}\``,
      span: { start: span.start, end: span.start + value.length },
    };
  }
  const below = /\n[ \t]*(?=[^\s#])/.exec(text.slice(start + line.length));
  if (!below) return undefined;
  const next = start + line.length + below.index + below[0].length;
  const tab = below[0].indexOf('\t');
  if (tab >= 0) return { ...TAB, span: one(next - below[0].length + tab), confuses: true };
  return {
    message: `\`${key}\` has a value, so that no line may be indented below it`,
    help: `indent this line by ${spaces(contentColumn(line))}, as \`${key}\``,
    span: { start: next, end: next + lineAt(text, next).line.trim().length },
    confuses: true,
  };
};

/** A line that should be a key, without a colon or without a space behind it. */
const keyOfSeveralLines: Explain = ({ text, span }) => {
  const { start, line } = lineAt(text, span.start);
  const content = line.trim();
  const whole = { start: start + line.indexOf(content), end: start + line.trimEnd().length };
  const [, key, value] = /^([\w-]+):(\S.*)$/.exec(content) ?? [];
  if (key !== undefined)
    return {
      message: 'a space is missing behind the colon',
      help: `write \`${key}: ${value}\``,
      span: whole,
    };
  if (/^[\w-]+$/.test(content))
    return { message: `\`${content}\` has no colon`, help: `write \`${content}:\``, span: whole };
  return { message: 'a key stands on one line, with a colon and a space behind it', span: whole };
};

const unexpected: Explain = (stop) => {
  const { text, span, reason } = stop;
  const mark = text[span.start]!;
  if (mark === '}' || mark === ']')
    return { message: `this \`${mark}\` closes nothing`, help: 'delete it', span: one(span.start) };
  if (reason.startsWith('Block scalar header'))
    return {
      message: 'only `+`, `-` or a digit may follow `|` or `>`',
      help: 'start the text on the next line',
      span,
    };
  const before = text.slice(0, span.start).trimEnd().at(-1);
  if (before === '"' || before === "'") {
    const twice = before === "'" ? "; inside of single quotes, write `''` for a quote" : '';
    return {
      message: 'text follows the closing quote',
      help: `put all of it inside of the quotes${twice}`,
      span,
    };
  }
  return openMarks(text, span.start).brackets.length > 0
    ? missingComma(stop)
    : { message: 'this is not allowed here', span };
};

const reserved: Explain = ({ text, span }) => {
  const mark = text[span.start]!;
  return {
    message: `a text cannot start with ${mark === '`' ? 'a backtick' : `\`${mark}\``}`,
    help: 'put it in quotes',
    span,
  };
};

const emptyAnchor: Explain = ({ text, span }) => ({
  message: `\`${text[span.start]}\` is for anchors, and none is named`,
  help: `put it in quotes if you mean the text: \`'${text[span.start]}'\``,
  span,
});

const badEscape: Explain = ({ text, span: { start } }) => {
  const escape = text.slice(start, start + 2);
  return {
    message: `\`${escape}\` is not an escape of YAML`,
    help: `write \`\\${escape}\`, or use single quotes, in which nothing is escaped`,
    span: { start, end: start + 2 },
  };
};

const said =
  (message: string, help: string): Explain =>
  ({ span }) => ({ message, help, span });

/** By the code of the parser. */
const EXPLAINED: Readonly<Partial<Record<YAMLError['code'], Explain>>> = {
  BAD_ALIAS: emptyAnchor,
  BAD_DQ_ESCAPE: badEscape,
  BAD_INDENT: (stop) => (stop.reason.startsWith('Flow') ? unclosedBracket(stop) : misplaced(stop)),
  BAD_SCALAR_START: reserved,
  BLOCK_AS_IMPLICIT_KEY: valueAndMap,
  DUPLICATE_KEY: said('this key appears twice in the same map', 'delete one, or join what they hold'),
  MISSING_CHAR: missing,
  MULTILINE_IMPLICIT_KEY: keyOfSeveralLines,
  MULTIPLE_DOCS: said(
    'a topology is one document, but a second one starts here',
    'put the second one in a file of its own',
  ),
  TAB_AS_INDENT: ({ span }) => ({ ...TAB, span }),
  TAG_RESOLVE_FAILED: said(
    'YAML tags such as `!Ref` are not supported',
    'write the value itself, or put it in quotes if you mean the text',
  ),
  UNEXPECTED_TOKEN: unexpected,
};

/** The parser's own words, as a message. */
export function asMessage(reason: string): string {
  const line = (reason.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}

/** What is wrong where the parser stopped. */
export function problemOf(text: string, { code, pos: [start, end], message }: YAMLError): SyntaxProblem {
  const span = { start, end };
  return EXPLAINED[code]?.({ text, span, reason: message }) ?? { message: asMessage(message), span };
}
