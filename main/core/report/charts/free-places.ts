import type { Position } from '../../geography/areas.ts'

/** Half the room that letters take on a map, in pixels. */
const halfWidth = 26
const halfHeight = 8

/**
 * Where letters can stand without covering others: for each one the first of its places that is free, `null` where none
 * is. Places are in degrees, of which a pixel is `pixel` wide; `taken` are those of other letters.
 */
export const freePlaces = (
  wanted: readonly (readonly Position[])[],
  taken: readonly Position[],
  pixel: number,
): readonly (Position | null)[] => {
  const used = [...taken]
  const isFree = ([x, y]: Position): boolean =>
    used.every(
      ([otherX, otherY]) =>
        Math.abs(x - otherX) > 2 * halfWidth * pixel || Math.abs(y - otherY) > 2 * halfHeight * pixel,
    )
  return wanted.map((places) => {
    const free = places.find(isFree) ?? null
    if (free) used.push(free)
    return free
  })
}
