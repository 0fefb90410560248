import { z } from 'zod'
import { Name } from './name.ts'

const share = z.number().min(0).max(1)

/** A file of microdata passes when at least so many households of the sample share every key. */
export const leastKeyFrequency = 5

/** How easily persons could be found in a dataset by those who know some of its variables. Counts and shares alone. */
export const RiskReport = z.strictObject({
  dataset: Name,
  keys: z.array(z.string()),
  records: z.int(),
  /** Records whose key fewer than k households of the sample share (records, without a variable for households). */
  anonymity: z.array(z.strictObject({ k: z.int(), records: z.int() })),
  uniques: z.strictObject({ sample: z.int(), population: z.number() }),
  /** Expected re-identifications, their share of the records, and the greatest risk of a record. */
  individual: z.strictObject({ expected: z.number(), share, greatest: share, outstanding: z.int() }),
  /** The same for members of households found through one another; left out without a variable for them. */
  household: z.strictObject({ expected: z.number(), share, greatest: share }).optional(),
  /** By sensitive variable the least number of different answers under one key, and the records with one alone. */
  diversity: z.array(z.strictObject({ variable: z.string(), least: z.int(), single: z.int() })),
  /** Special uniques; left out with too few or too many keys. */
  suda: z
    .strictObject({
      records: z.int(),
      greatest: share,
      contributions: z.array(z.strictObject({ variable: z.string(), share })),
    })
    .optional(),
  /** Population risk is shown and never enough: only the sample decides. */
  passes: z.boolean(),
})
export type RiskReport = z.infer<typeof RiskReport>
