import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Name } from '../../../contract/name.ts'
import { Localized } from '../../../contract/text.ts'
import { dataset, formula, variable } from '../spec-parts.ts'

/** A list of units: records of a dataset. With a key, records of lists that have the same key are one unit. */
export const UnitList = z.strictObject({
  name: Name,
  label: Localized.optional(),
  dataset: dataset(),
  /** The variable that is the same for one unit on every list, as the links of the study give it. */
  key: variable('dataset').optional(),
  /** Which records are on the list, as a formula; left out = all. */
  where: formula('dataset').optional(),
})
export type UnitList = z.infer<typeof UnitList>

export const PopulationSizeSpec = z.strictObject({
  analysis: z.literal('populationSize'),
  lists: z.array(UnitList).min(2).max(5),
  criterion: z.enum(['aic', 'bic']).default('bic'),
  /** The interactions of the model, lists joined by `*`; left out, the criterion chooses among all models. */
  model: z.array(z.string()).optional(),
  bootstrap: z
    .strictObject({
      kind: z.enum(['parametric', 'nonparametric']).default('parametric'),
      replicates: z.int().min(200).max(10_000).default(1_000),
      seed: z.int().nonnegative().default(1),
    })
    .prefault({}),
  unit: Localized,
  ...commonFields,
})
export type PopulationSizeSpec = z.infer<typeof PopulationSizeSpec>
