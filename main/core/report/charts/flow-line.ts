import type { Position } from '../../geography/areas.ts'

/** A flow as it is drawn: its line in degrees, where its head is and whither it points, where its figure can stand, the best first. */
export type FlowLine = {
  readonly line: readonly Position[]
  readonly head: Position
  /** Degrees from upright, clockwise. */
  readonly angle: number
  readonly labels: readonly Position[]
}

const steps = 24
/** How far the line bends to its right, as a part of its length: a flow and the one back do not cover each other. */
const bend = 0.16
/** The parts of the way at which the line starts and ends, clear of the names of places. */
const from = 0.06
const to = 0.9

/**
 * The way from one place to another as a curve on the map: a quadratic Bézier curve in the plane of the Mercator
 * projection, which keeps angles, so that the head points along the line.
 */
export const flowLine = (start: Position, end: Position): FlowLine => {
  const [a, b] = [projected(start), projected(end)]
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const control: Position = [(a[0] + b[0]) / 2 + dy * bend * 2, (a[1] + b[1]) / 2 - dx * bend * 2]
  const at = (part: number): Position => {
    const mix = (axis: 0 | 1) => (1 - part) ** 2 * a[axis] + 2 * (1 - part) * part * control[axis] + part ** 2 * b[axis]
    return [mix(0), mix(1)]
  }
  const tip = at(to)
  const before = at(to - 0.02)
  return {
    line: Array.from({ length: steps + 1 }, (_, step) => unprojected(at(from + ((to - from) * step) / steps))),
    head: unprojected(tip),
    angle: (Math.atan2(tip[0] - before[0], tip[1] - before[1]) * 180) / Math.PI,
    labels: [0.5, 0.45, 0.55, 0.4, 0.6, 0.34, 0.66, 0.26, 0.74, 0.2].map((part) => unprojected(at(part))),
  }
}

const radians = Math.PI / 180

/** Degrees to the plane of the Mercator projection on a sphere of radius 1, and back (Snyder 1987, equations 7-1 to 7-5). */
const projected = ([longitude, latitude]: Position): Position => [
  longitude * radians,
  Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2)),
]
const unprojected = ([x, y]: Position): Position => [x / radians, (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / radians]
