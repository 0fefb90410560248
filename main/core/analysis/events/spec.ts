import { z } from 'zod'
import { commonFields } from '../../../contract/analysis.ts'
import { Localized } from '../../../contract/text.ts'
import { dataset, formula, variable } from '../spec-parts.ts'

/** How well a date is known: the codes that the variable `accuracy` may hold. */
export const accuracies = ['day', 'week', 'month', 'year'] as const

export const EventsSpec = z.strictObject({
  analysis: z.literal('events'),
  /** A record per event. */
  dataset: dataset(),
  /** Which events are counted, as a formula; left out = all. */
  where: formula('dataset').optional(),
  /** The variable that names an event: each has one, and no two the same. */
  event: variable('dataset'),
  /** When it began: an ISO date, or days since 1970-01-01. */
  date: variable('dataset'),
  /** How well that is known: day, week, month or year; left out = day. */
  accuracy: variable('dataset').optional(),
  /** Persons displaced: the figure that is counted, and the least and the most that the sources say. */
  persons: z.strictObject({
    chosen: variable('dataset'),
    min: variable('dataset').optional(),
    max: variable('dataset').optional(),
  }),
  /** Households, where the sources give them. */
  households: variable('dataset').optional(),
  /**
   * Where no number of households is known so many persons stand for one when the households behind a figure are counted;
   * more than the mean household of the region has, so that protection errs on the safe side.
   */
  householdSize: z.number().min(1).default(5),
  /** Whose persons were reckoned from households: 1 in `converted`; `source` says where the factor comes from. */
  conversion: z.strictObject({ converted: variable('dataset'), source: Localized }).optional(),
  /** From so many households or so many persons on an episode is one of mass displacement. */
  mass: z.strictObject({ households: z.int().min(1).default(10), persons: z.int().min(1).default(50) }).prefault({}),
  /** Variables that episodes and persons are split by, side by side. */
  by: z.array(variable('dataset')).max(10).default([]),
  /** Variables that name places, and what those are called in the plural: how many different ones the events reached is told. */
  places: z
    .array(z.strictObject({ variable: variable('dataset'), label: Localized }))
    .max(5)
    .default([]),
  /** Persons of the event who had been displaced and counted before, and the earlier event in which they were. */
  repeated: z.strictObject({ persons: variable('dataset'), previous: variable('dataset').optional() }).optional(),
  /** Returns and other solutions: a record per event, day and number of persons. */
  returns: z
    .strictObject({
      dataset: dataset(),
      event: variable('dataset'),
      date: variable('dataset'),
      persons: variable('dataset'),
    })
    .optional(),
  /** The notes behind the events: several may speak of one. */
  notes: z.strictObject({ dataset: dataset(), event: variable('dataset') }).optional(),
  ...commonFields,
})
export type EventsSpec = z.infer<typeof EventsSpec>
