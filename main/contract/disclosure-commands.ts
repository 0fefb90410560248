import { z } from 'zod'
import { Protection } from './disclosure.ts'
import { Name } from './name.ts'
import { RiskReport } from './risk.ts'

const file = z.string().min(1)

/** A system of tables as it came out of disclosure control. */
export const SystemProtection = z.strictObject({
  name: z.string(),
  outcome: z.enum(['protected', 'unprotectable']),
  cells: z.int(),
  sensitive: z.int(),
  /** Hidden beside the sensitive ones. */
  secondary: z.int(),
  /** Names of sensitive cells that cannot be protected. */
  stuck: z.array(z.string()),
})
export type SystemProtection = z.infer<typeof SystemProtection>

/** What can be asked about disclosure control. */
export const disclosureCommands = {
  /** Protects the plan's tables together and tells what would be hidden; nothing leaves. */
  'tables.protect': { args: z.strictObject({}), result: Protection },
  /**
   * Writes the systems behind the plan's tables, or behind those of a release as they left, with all values, for an attack
   * with another solver.
   */
  'system.export': {
    args: z.strictObject({ folder: file, release: z.int().positive().optional() }),
    result: z.strictObject({ files: z.array(z.string()) }),
  },
  /** Protects a system given as JSON; `out`: where to write it with its pattern and intervals. */
  'system.protect': {
    args: z.strictObject({ file, out: file.optional() }),
    result: SystemProtection,
  },
  /** How easily persons could be found in a dataset, as the plan derives it, by those who know the keys. */
  'risk.report': {
    args: z.strictObject({
      dataset: Name,
      keys: z.array(z.string()).min(1).max(20),
      sensitive: z.array(z.string()).default([]),
      weight: z.string().optional(),
      household: z.string().optional(),
    }),
    result: RiskReport,
  },
} as const
