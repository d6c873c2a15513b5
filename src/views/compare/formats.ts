import { DIAGRAM_FORMATS, type DiagramFormat } from '../diagram/writers';

const WORDS = ['text', 'markdown', 'json'] as const;

export type WordFormat = (typeof WORDS)[number];

/** How a comparison may be told. */
export type ComparisonFormat = WordFormat | DiagramFormat | 'html';

export function isInWords(format: ComparisonFormat): boolean {
  return (WORDS as readonly string[]).includes(format);
}

export const COMPARISON_FORMATS: readonly ComparisonFormat[] = [...WORDS, ...DIAGRAM_FORMATS, 'html'];
