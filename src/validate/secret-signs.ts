/** Names that say that the value is secret. `PASSWORD_FILE`, `SECRET_NAME` and `TOKEN_URL` only say where it is. */
const SECRET_NAME =
  /(^|[_\W]|(?<=[a-z]))(password|passwd|passphrase|secret|token|(api|access|private|signing)[_-]?key)$/i;

/** Values that are secret whatever their name: AWS keys, private keys, tokens of a known form, a password in a URL. */
const CREDENTIALS: readonly RegExp[] = [
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /:\/\/[^/\s:@]*:[^/\s:@]+@/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w{20,}/,
];

/** Parts that could be a key. Words put together are often joined by `-`, `_` or `/`, so these are not part of one. */
const KEY_LIKE = /[A-Za-z0-9+]{24,}/g;

/** Bits for each character. Twenty-four random letters and digits have 4.2 on average; hashes stay at 4. */
const RANDOM = 4;

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}

/**
 * The part of neighbours of which one is a capital and the other not, or one a digit and the other not. Random letters
 * and digits have 0.6; names such as `OrderPaidHandler12` stay below 0.4, since their words are longer than two letters.
 */
const RESTLESS = 0.45;

function sortOf(letter: string): string {
  if (/\d/.test(letter)) return 'digit';
  return letter === letter.toUpperCase() ? 'capital' : 'small';
}

function restlessness(text: string): number {
  const sorts = Array.from(text, sortOf);
  const changes = sorts.filter((sort, index) => index > 0 && sort !== sorts[index - 1]).length;
  return changes / (text.length - 1);
}

/** Without capitals, small letters and two digits, it is a hash or words. */
function isKey(part: string): boolean {
  const isMixed = /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d.*\d/.test(part);
  return isMixed && entropy(part) >= RANDOM && restlessness(part) >= RESTLESS;
}

export function namesSecret(name: string): boolean {
  return SECRET_NAME.test(name);
}

export function holdsCredential(value: string): boolean {
  return CREDENTIALS.some((form) => form.test(value));
}

/** Whether some part is as random as only keys are. Hashes and UUIDs have no capitals beside small letters. */
export function looksRandom(value: string): boolean {
  return Array.from(value.matchAll(KEY_LIKE), ([part]) => part).some(isKey);
}
