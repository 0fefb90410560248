import type { Variable } from '../../contract/codebook.ts'
import { Failure } from '../../contract/failure.ts'
import type { Column } from '../../core/data/column.ts'
import { type Frame, frameOf } from '../../core/data/frame.ts'
import type { Study } from '../../study/study.ts'
import { loadColumns } from '../../study/versions/load-columns.ts'
import { rowPseudonyms } from '../../study/versions/row-pseudonyms.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'
import { datasets } from '../../study/versions/versions.ts'

/** The format of versions that a linkage wrote. */
export const linkFormat = 'link'

type Side = 'first' | 'second'

/** A link of the study, and on which side of it a dataset is. */
export type LinkOfDataset = { readonly link: VersionInfo; readonly side: Side }

/** The links that join a dataset with others. */
export const linksOf = (study: Study, dataset: string): readonly LinkOfDataset[] =>
  datasets(study).flatMap(({ current }) => {
    if (current.source.format !== linkFormat) return []
    const options = JSON.parse(current.source.options) as Record<Side, { readonly dataset: string }>
    const side = (['first', 'second'] as const).find((one) => options[one].dataset === dataset)
    return side === undefined ? [] : [{ link: current, side }]
  })

/**
 * The frame with a variable for each of its links, named after it: the number of the unit, the same in both datasets, so
 * that joins can use it as their key; blank where a record is linked to none. Read when asked for; fails then when the
 * records are no longer those that were linked.
 */
export const withLinks = (study: Study, frame: Frame, version: VersionInfo): Frame => {
  const links = linksOf(study, frame.dataset).filter(({ link }) => !frame.variables.has(link.dataset))
  if (links.length === 0) return frame
  const byName = new Map(links.map((one) => [one.link.dataset, one]))
  return frameOf(frame.dataset, frame.rows, [...frame.variables.values(), ...links.map(unitVariable)], (name) => {
    const link = byName.get(name)
    return link === undefined ? frame.raw(name) : unitColumn(study, version, link)
  })
}

const unitVariable = ({ link }: LinkOfDataset): Variable => ({
  name: link.dataset,
  label: { es: `Unidad enlazada (${link.source.file})`, en: `Linked unit (${link.source.file})` },
  kind: 'id',
  storage: 'number',
  categories: [],
  missing: [],
  decimals: 0,
  source: link.dataset,
})

const unitColumn = (study: Study, version: VersionInfo, { link, side }: LinkOfDataset): Column => {
  const columns = loadColumns(study, link.id, ['unit', side]).byName
  const [units, pseudonyms] = [columns.get('unit'), columns.get(side)]
  if (units?.type !== 'number' || pseudonyms?.type !== 'code') throw new Error('A link is not as links are written')
  const rows = version.identifiers.length === 0 ? [] : rowPseudonyms(study, version.id)
  const rowOf = new Map(rows.map((pseudonym, row) => [pseudonym, row]))
  const values = new Float64Array(version.rows).fill(Number.NaN)
  for (const [at, code] of pseudonyms.codes.entries()) {
    const row = rowOf.get(pseudonyms.dictionary[code - 1] as string)
    if (row === undefined) throw new Failure('link.outdated', { link: link.dataset, dataset: version.dataset })
    values[row] = units.values[at] as number
  }
  return { type: 'number', values }
}
