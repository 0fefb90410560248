import { Failure } from '../../contract/failure.ts'
import type { Position, Ring } from '../../core/geography/areas.ts'
import { boundaryLimits } from './limits.ts'
import { type Budget, isRecord, listIn, positionOf } from './shapes.ts'

/**
 * Reads the rings of a TopoJSON file: lists of the numbers of its arcs, one's complement for an arc taken backwards, the
 * last position of each the first of the next. With a `transform` arcs are whole numbers, each the step from the one
 * before. (TopoJSON specification 1.0, 2.1.3 and 2.1.4.)
 */
export const arcReader = (topology: Record<string, unknown>, file: string) => {
  const transform = transformOf(topology.transform, file)
  let positions = 0
  const arcs = listIn(topology.arcs, file, 0).map((arc) => {
    const read = listIn(arc, file, 0).map((position) => positionOf(position, file, 0))
    positions += read.length
    if (positions > boundaryLimits.positions)
      throw new Failure('boundaries.too-many', { file, limit: boundaryLimits.positions })
    return transform === null ? read : absolute(read, transform)
  })
  return (ring: unknown, area: number, budget: Budget): Ring => {
    const joined: Position[] = []
    for (const number of listIn(ring, file, area)) {
      const arc = typeof number === 'number' ? arcs[number < 0 ? ~number : number] : undefined
      if (arc === undefined) throw new Failure('boundaries.broken-shape', { file, area })
      const forward = (number as number) < 0 ? [...arc].reverse() : arc
      // Areas share arcs: a small file may ask for very many of their positions.
      if (budget.positions + joined.length + forward.length > boundaryLimits.positions)
        throw new Failure('boundaries.too-many', { file, limit: boundaryLimits.positions })
      for (const position of joined.length === 0 ? forward : forward.slice(1)) joined.push(position)
    }
    return joined
  }
}

type Transform = { readonly scale: Position; readonly translate: Position }

const transformOf = (transform: unknown, file: string): Transform | null => {
  if (transform === undefined || transform === null) return null
  if (!isRecord(transform)) throw new Failure('boundaries.not-boundaries', { file })
  return { scale: positionOf(transform.scale, file, 0), translate: positionOf(transform.translate, file, 0) }
}

const absolute = (steps: readonly Position[], { scale, translate }: Transform): Position[] => {
  let [x, y] = [0, 0]
  return steps.map(([stepX, stepY]) => {
    x += stepX
    y += stepY
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
}
