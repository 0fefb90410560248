import { z } from 'zod'

/**
 * A system of additive tables in plain JSON: what disclosure control protects and what anyone can attack with a solver
 * of their own. Cells are named by their place in `cells`. docs/disclosure-system.md explains every field.
 */
export const SystemCell = z.strictObject({
  id: z.string().min(1),
  /** A rule forbids to print it. */
  sensitive: z.boolean().default(false),
  /** It is printed whatever happens, because it already was, or because the product prints its zeros. */
  fixed: z.boolean().default(false),
  /** It is not printed: because it is sensitive or for the sake of another cell. */
  hidden: z.boolean().default(false),
  /** Households (or other holdings) behind it; one that stands alone knows its own cell. */
  contributors: z.int().nonnegative().optional(),
})
export type SystemCell = z.infer<typeof SystemCell>

const place = z.int().nonnegative()

/** The values of `parts` add up to that of `total`, in every layer. */
export const Relation = z.strictObject({ total: place, parts: z.array(place).min(1) })
export type Relation = z.infer<typeof Relation>

/** What an outsider must hold possible for a cell: at least every value from `low` to `high`. */
export const CellInterval = z.strictObject({ cell: place, low: z.number().nullable(), high: z.number().nullable() })
export type CellInterval = z.infer<typeof CellInterval>

/** One figure per cell (records, weighted records, an amount); hiding a cell hides it in every layer. */
export const SystemLayer = z.strictObject({
  name: z.string().min(1),
  /** Counts: an attacker knows that they are whole. */
  integer: z.boolean(),
  /** By cell; `null` where the file withholds it. */
  values: z.array(z.number().nullable()),
  /** The least value that everyone knows possible, by cell. */
  lower: z.array(z.number()),
  /** For sensitive cells; one without an interval must only not be exact. */
  required: z.array(z.strictObject({ cell: place, low: z.number(), high: z.number() })).default([]),
  /** What an attacker finds for the hidden cells; `high: null` = no end. */
  intervals: z.array(CellInterval).default([]),
  /** Of a product that is rounded: the base, and by cell the multiple of it that is printed in place of the value. */
  rounding: z
    .strictObject({ base: z.number().positive(), steps: z.int().nonnegative(), printed: z.array(z.number()) })
    .optional(),
  /** Of a product whose counts are changed by cell keys: by cell what is printed, and between what the value must lie for its reader. */
  cellKeys: z
    .strictObject({ printed: z.array(z.number().nullable()), low: z.array(z.number()), high: z.array(z.number()) })
    .optional(),
})
export type SystemLayer = z.infer<typeof SystemLayer>

export const DisclosureSystem = z.strictObject({
  format: z.literal('caracteriza-disclosure-system'),
  version: z.literal(1),
  cells: z.array(SystemCell).min(1),
  relations: z.array(Relation),
  layers: z.array(SystemLayer).min(1),
})
export type DisclosureSystem = z.infer<typeof DisclosureSystem>
