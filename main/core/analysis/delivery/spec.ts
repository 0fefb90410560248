import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Day } from '../../../contract/source.ts'
import { dataset, formula, variable } from '../spec-parts.ts'

export const DeliverySpec = z.strictObject({
  analysis: z.literal('delivery'),
  /** A record per case and component that it needs. */
  dataset: dataset(),
  where: formula('dataset').optional(),
  case: variable('dataset'),
  component: variable('dataset'),
  /** The day from which the time counts, and that of the delivery, blank while there is none. */
  since: variable('dataset'),
  delivered: variable('dataset'),
  /** Days within which a component is to be delivered. */
  within: z.int().min(1).max(3650).default(90),
  /** The day on which the register was closed: nothing later is counted. */
  until: Day,
  ...commonFields,
})
export type DeliverySpec = z.infer<typeof DeliverySpec>
