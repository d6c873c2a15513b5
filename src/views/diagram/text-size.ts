const NARROW = /[fijlrtI.,:;'|!()[\]/ -]/;
const WIDE = /[mwMW@%…]/;
const CAPITAL = /[A-Z0-9_=+<>&#"]/;

/** Of the width of a letter, for fonts such as Arial or Segoe; what is unknown counts as wide. */
function share(character: string): number {
  if (NARROW.test(character)) return 0.42;
  if (WIDE.test(character)) return 1;
  if (CAPITAL.test(character)) return 0.76;
  return character <= '~' || character === '·' ? 0.66 : 1;
}

/** About how wide a text is in a proportional font; there is no font to ask when a picture is written. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + share(character) * size, 0);
}

/** Not longer than a picture bears; the middle is what can be missed. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const kept = Math.floor((most - 1) / 2);
  return `${characters.slice(0, most - 1 - kept).join('')}…${characters.slice(-kept).join('')}`;
}
