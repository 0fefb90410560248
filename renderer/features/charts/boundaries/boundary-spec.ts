import type { BoundarySpec } from '../../../../main/contract/boundaries.ts'
import type { Result } from '../../../../main/contract/commands.ts'
import { namePattern } from '../../../../main/contract/name.ts'
import { type Both, localizedOf } from '../../../i18n/localized.ts'

export type BoundaryFile = Result<'boundaries.describe'>

/** How boundaries are read, while it is being decided; empty = by the feature's own id, or no name. */
export type BoundaryDraft = {
  readonly id: string
  readonly object: string
  readonly code: string
  readonly name: string
  readonly credit: Both
}

/** A name that formulas and plans can carry, from that of the file: "Límites 2024.geojson" is "Límites_2024". */
export const boundaryName = (fileName: string): string => {
  const name = fileName
    .replace(/(\.topo|\.geo)?\.[^.]+$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return namePattern.test(name) ? name : `limites_${name}`
}

/** The properties that tell every area apart: only they can be its code. */
export const codesOf = ({ properties, areas }: BoundaryFile): readonly string[] =>
  properties.filter(({ values }) => values === areas).map(({ name }) => name)

/** The code and the name that the properties suggest: the one that looks like digits or capitals, and another one. */
export const suggested = (file: BoundaryFile): { readonly code: string; readonly name: string } => {
  const unique = file.properties.filter(({ values }) => values === file.areas)
  const looksLikeCode = unique.find(({ example }) => /^[\p{Lu}\d._-]+$/u.test(example))
  const code = looksLikeCode?.name ?? (file.hasIds ? '' : (unique[0]?.name ?? ''))
  const name = unique.find((property) => property.name !== code && /\p{Ll}/u.test(property.example))
  return { code, name: name?.name ?? '' }
}

export const boundarySpec = (draft: BoundaryDraft, file: string): BoundarySpec => {
  const credit = localizedOf(draft.credit)
  return {
    id: draft.id,
    file,
    ...(draft.object === '' ? {} : { object: draft.object }),
    ...(draft.code === '' ? {} : { code: draft.code }),
    ...(draft.name === '' ? {} : { name: draft.name }),
    ...(Object.keys(credit).length === 0 ? {} : { credit }),
  }
}
