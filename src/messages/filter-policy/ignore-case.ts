/** Both forms of a character; some change their length, such as `ß`. */
function formsOf(text: string): [string, string][] {
  return Array.from({ length: text.length }, (_, index) => {
    const character = text[index]!;
    return [character.toLowerCase(), character.toUpperCase()];
  });
}

/** How many characters of `text` from `at` on are `forms`; -1 if they are not. */
function lengthAt(forms: readonly [string, string][], text: string, at: number): number {
  let end = at;
  for (const [lower, upper] of forms) {
    if (text.startsWith(lower, end)) end += lower.length;
    else if (text.startsWith(upper, end)) end += upper.length;
    else return -1;
  }
  return end - at;
}

/** Where `forms` begin if they are the end of `text`; -1 if they are not. */
function startAtEnd(forms: readonly [string, string][], text: string): number {
  let start = text.length;
  for (let index = forms.length - 1; index >= 0; index--) {
    const [lower, upper] = forms[index]!;
    if (text.endsWith(lower, start)) start -= lower.length;
    else if (text.endsWith(upper, start)) start -= upper.length;
    else return -1;
  }
  return start;
}

/** Character by character in lower or upper case, as event-ruler compares; not the folding of a language. */
export function ignoringCase(part: 'start' | 'end' | 'whole', wanted: string): (text: string) => boolean {
  const forms = formsOf(wanted);
  switch (part) {
    case 'start':
      return (text) => lengthAt(forms, text, 0) >= 0;
    case 'end':
      return (text) => startAtEnd(forms, text) >= 0;
    case 'whole':
      return (text) => lengthAt(forms, text, 0) === text.length;
  }
}
