/** Of a drawing, in pixels: letters, lines, icons with their margin, and boxes. */
export const SIZES = {
  label: 14,
  subtitle: 11.5,
  edge: 11.5,
  line: 15,
  icon: 46,
  end: 18,
  height: 54,
  /** How high the number of alarms is. */
  badge: 18,
} as const;
