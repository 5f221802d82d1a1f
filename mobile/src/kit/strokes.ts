/** Points of one movement of the hand. */
export type Stroke = [number, number][]

/** Below this the hand trembled. */
const NEAR = 1.5

/** The strokes with one more, without the points that say nothing; a touch that goes nowhere is a dot. */
export function withStroke(strokes: readonly Stroke[], stroke: Stroke): Stroke[] {
  const kept: Stroke = []
  for (const point of stroke) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR) kept.push([Math.round(point[0] * 10) / 10, Math.round(point[1] * 10) / 10])
  }
  return kept.length === 0 ? [...strokes] : [...strokes, kept]
}

/** Whether somebody wrote, not only touched the box: the length of all strokes in units of the box. */
export function isSigned(strokes: readonly Stroke[]): boolean {
  const length = (stroke: Stroke): number => stroke.reduce((sum, [x, y], i) => (i === 0 ? 0 : sum + Math.hypot(x - stroke[i - 1]![0], y - stroke[i - 1]![1])), 0)
  return strokes.reduce((sum, stroke) => sum + length(stroke), 0) > 60
}
