/** Seconds as a person says them: two units are enough. */
export function age(seconds: number): string {
  const whole = Math.round(seconds);
  const units: readonly (readonly [number, string])[] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'm'],
    [1, 's'],
  ];
  const first = units.findIndex(([size]) => whole >= size);
  if (first < 0) return '0s';
  const [size] = units[first]!;
  const next = units[first + 1];
  const rest = next ? Math.floor((whole % size) / next[0]) : 0;
  const head = `${Math.floor(whole / size)}${units[first]![1]}`;
  return rest > 0 && next ? `${head} ${rest}${next[1]}` : head;
}
