import type { DisclosureSystem } from '../../../contract/disclosure-system.ts'

/** By cell the places of the relations that it is in. */
export const relationsByCell = ({ cells, relations }: DisclosureSystem): readonly (readonly number[])[] => {
  const places = cells.map((): number[] => [])
  relations.forEach(({ total, parts }, at) => {
    for (const cell of [total, ...parts]) places[cell]?.push(at)
  })
  return places
}
