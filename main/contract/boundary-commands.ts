import { z } from 'zod'
import { BoundarySpec } from './boundaries.ts'
import type { CommandShape } from './commands.ts'
import { Name } from './name.ts'

const Area = z.strictObject({ code: z.string(), name: z.string() })

/** Boundaries of the user's own, for maps below or beside those that the product brings. */
export const boundaryCommands = {
  /** What a file of boundaries holds, before it comes in. */
  'boundaries.describe': {
    args: z.strictObject({ file: z.string().min(1), object: z.string().min(1).optional() }),
    result: z.strictObject({
      format: z.enum(['geojson', 'topojson']),
      /** The objects of a TopoJSON file. */
      objects: z.array(z.string()),
      areas: z.int(),
      hasIds: z.boolean(),
      /** Properties with how many different values they have: a code has as many as there are areas. */
      properties: z.array(z.strictObject({ name: z.string(), values: z.int(), example: z.string() })),
    }),
  },
  /** Brings boundaries into the study, where they lie encrypted like all else. Unchanged ones stay as they are. */
  'boundaries.import': {
    args: z.strictObject({ boundaries: BoundarySpec, folder: z.string().min(1) }),
    result: z.strictObject({ id: z.string(), areas: z.int(), unchanged: z.boolean() }),
  },
  /** Holds the codes of a variable against those of boundaries, both ways. */
  'boundaries.check': {
    args: z.strictObject({ boundaries: Name, dataset: Name, variable: z.string().min(1) }),
    result: z.strictObject({
      matched: z.int(),
      /** Codes of the data without an area. */
      onlyInData: z.array(z.string()),
      /** Areas without a record. */
      onlyInBoundaries: z.array(Area),
    }),
  },
} as const satisfies Record<string, CommandShape>
