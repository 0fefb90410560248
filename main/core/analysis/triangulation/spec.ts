import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Name } from '../../../contract/name.ts'
import { Localized } from '../../../contract/text.ts'
import { code, dimension, level, nameOf, table, wordsOf } from '../spec-parts.ts'

export const coverages = ['yes', 'partly', 'no', 'unknown'] as const

export const TriangulationSource = z.strictObject({
  name: Name,
  label: Localized.optional(),
  kind: wordsOf(['census', 'survey', 'register', 'events', 'cases', 'estimate'], 'analysis.word.source'),
  /** A table of the plan, and which of its cells: the category of each dimension (left out = total) and the level. */
  table: table(),
  at: z.record(dimension('table'), code('key')).default({}),
  level: level('table').optional(),
  /** When it was gathered or closed. */
  date: Localized,
  /** What one record of it stands for, where that is not the unit of the figure. */
  counts: Localized.optional(),
  covers: z.record(nameOf('aspects'), wordsOf(coverages, 'analysis.word.coverage')).default({}),
})
export type TriangulationSource = z.infer<typeof TriangulationSource>

export const TriangulationSpec = z.strictObject({
  analysis: z.literal('triangulation'),
  sources: z.array(TriangulationSource).min(2).max(20),
  /** What the coverage matrix asks of every source: places, years, groups, causes. */
  aspects: z.array(z.strictObject({ name: Name, label: Localized })).default([]),
  ...commonFields,
})
export type TriangulationSpec = z.infer<typeof TriangulationSpec>
