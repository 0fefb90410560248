import { z } from 'zod'
import type { CommandShape } from './commands.ts'
import { EnteredRecord, EntryField, EntryProblem, EntryValues } from './entry.ts'
import { Name } from './name.ts'
import { ResponseSet } from './response-set.ts'
import { DatasetInfo } from './study-overview.ts'

const reason = z.string().min(1)
const dataset = Name
const onRecord = { dataset, record: z.int().min(1) }

/** Records of a source with `format: entry`. Each change is kept at once; `entry.takeIn` makes them the dataset's data. */
export const entryCommands = {
  /** The form that the codebook of the plan makes, and how far the records are. */
  'entry.describe': {
    args: z.strictObject({ dataset }),
    result: z.strictObject({
      fields: z.array(EntryField),
      /** Questions with several answers among the fields. */
      sets: z.array(ResponseSet),
      /** Records that are not struck out. */
      records: z.int(),
      struck: z.int(),
      /** Whether records were changed since they were last taken in. */
      isPending: z.boolean(),
      /** Whether the person can keep identifiers. */
      canIdentify: z.boolean(),
    }),
  },
  /** What is wrong with a record, and what looks wrong; nothing is kept. `record`: the one it would take the place of. */
  'entry.check': {
    args: z.strictObject({ dataset, values: EntryValues, record: z.int().min(1).optional() }),
    result: z.strictObject({ problems: z.array(EntryProblem), doubts: z.array(EntryProblem) }),
  },
  /** Keeps new records, all or none. */
  'entry.add': {
    args: z.strictObject({ dataset, records: z.array(EntryValues).min(1).max(100_000) }),
    result: z.strictObject({ records: z.array(z.int()) }),
  },
  /** The records of a file: CSV with the variables as columns, or one record or a list of them in YAML. */
  'entry.addFile': {
    args: z.strictObject({ dataset, file: z.string().min(1) }),
    result: z.strictObject({ records: z.array(z.int()) }),
  },
  /** Other answers for some variables of a record; those that are not named stay. */
  'entry.correct': { args: z.strictObject({ ...onRecord, values: EntryValues, reason }), result: EnteredRecord },
  /** Takes a record out of the data without forgetting it. */
  'entry.strike': { args: z.strictObject({ ...onRecord, reason }), result: EnteredRecord },
  /** Brings a record back that was struck out. */
  'entry.restore': { args: z.strictObject({ ...onRecord, reason }), result: EnteredRecord },
  /** A page of the records, the newest first. */
  'entry.list': {
    args: z.strictObject({
      dataset,
      from: z.int().min(0).default(0),
      count: z.int().min(1).max(500).default(100),
      state: z.enum(['kept', 'struck']).default('kept'),
    }),
    result: z.strictObject({ total: z.int(), records: z.array(EnteredRecord) }),
  },
  /** Makes what was entered a version of the dataset; nothing is written where nothing changed. */
  'entry.takeIn': {
    args: z.strictObject({ dataset, reason }),
    result: z.strictObject({ dataset: DatasetInfo, unchanged: z.boolean() }),
  },
} as const satisfies Record<string, CommandShape>
