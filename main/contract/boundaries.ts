import { z } from 'zod'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** A file of boundaries (GeoJSON or TopoJSON) that maps are drawn on, and how its areas are told apart. */
export const BoundarySpec = z.strictObject({
  id: Name,
  /** Relative to the plan. */
  file: z.string().min(1),
  /** The object of a TopoJSON file; left out, its only one. */
  object: z.string().min(1).optional(),
  /** The property with the code of an area, which the data have too; left out, the `id` of the feature. */
  code: z.string().min(1).optional(),
  /** The property with the name of an area. */
  name: z.string().min(1).optional(),
  /** Whose boundaries they are, printed below the map. */
  credit: Localized.optional(),
})
export type BoundarySpec = z.infer<typeof BoundarySpec>
