import { byteLength } from '#base/util/text';

/** What stands between the `*` of a pattern; `problem` in the words of AWS, with the position of the byte. */
export type WildcardResult = { readonly pieces: readonly string[] } | { readonly problem: string };

/** AWS counts bytes, and a quotation mark in front of the pattern. */
function position(pattern: string, index: number): number {
  return byteLength(pattern.slice(0, index)) + 1;
}

/** `*` is any run of characters; `\*` and `\\` are the characters themselves, and no other escape exists. */
export function parseWildcard(pattern: string): WildcardResult {
  const pieces: string[] = [];
  let piece = '';
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    const next = pattern.charAt(index + 1);
    if (character === '*') {
      if (next === '*')
        return { problem: `Consecutive wildcard characters at pos ${position(pattern, index)}` };
      pieces.push(piece);
      piece = '';
    } else if (character === '\\') {
      if (next !== '*' && next !== '\\') {
        return { problem: `Invalid escape character at pos ${position(pattern, index)}` };
      }
      piece += next;
      index++;
    } else {
      piece += character;
    }
  }
  return { pieces: [...pieces, piece] };
}

/** The first piece begins the text, the last ends it, each other is taken where it comes first: no backtracking. */
export function matchesPieces(pieces: readonly string[], text: string): boolean {
  const first = pieces[0]!;
  if (pieces.length === 1) return text === first;
  const last = pieces[pieces.length - 1]!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  const end = text.length - last.length;
  let at = first.length;
  for (let index = 1; index < pieces.length - 1; index++) {
    const piece = pieces[index]!;
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
