import { z } from 'zod'
import { Perturbation, Statistic } from './results.ts'

const [rounding, cellKey] = Perturbation.options

/** What a proof reads of the description of a released data package; everything else in it is for others. */
export const ChangedPackage = z.looseObject({
  resources: z.array(
    z.looseObject({
      path: z.string(),
      statistic: Statistic.optional(),
      perturbation: z
        .discriminatedUnion('method', [z.looseObject(rounding.shape), z.looseObject(cellKey.shape)])
        .optional(),
      schema: z.looseObject({ primaryKey: z.array(z.string()).default([]) }),
    }),
  ),
})
