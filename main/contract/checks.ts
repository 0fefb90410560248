import { z } from 'zod'
import { Finding } from './finding.ts'
import { Name } from './name.ts'
import { Localized } from './text.ts'

/** How bad it is when a record fails a rule. Only open errors make the command line end with a failure. */
export const severities = ['error', 'warning', 'note'] as const
export type Severity = (typeof severities)[number]

const everyRule = {
  id: Name,
  label: Localized,
  severity: z.enum(severities).default('error'),
  /** Which records are examined, as a formula; left out, all are. */
  where: z.string().optional(),
}

/** What must hold in the data as they were collected, under the plan's codebook and before any derivation. */
export const EditRule = z.discriminatedUnion('check', [
  /** A formula that is true where the record is in order. */
  z.strictObject({
    check: z.literal('rule'),
    ...everyRule,
    formula: z.string(),
    /** `missing`: not examined where a variable of the formula is missing. `evaluate`: the formula sees null and decides. */
    whenMissing: z.enum(['missing', 'evaluate']).default('missing'),
  }),
  /** A number between two ends, both of them allowed; without ends, one of the categories of the codebook. */
  z.strictObject({
    check: z.literal('range'),
    ...everyRule,
    variable: z.string(),
    from: z.number().optional(),
    to: z.number().optional(),
  }),
  /** Who must answer: where the formula is true every variable has an answer, where it is false none has. */
  z.strictObject({
    check: z.literal('skip'),
    ...everyRule,
    asked: z.string(),
    variables: z.array(z.string()).min(1),
  }),
  /** No two records with the same key; with `within`, none whose dates are so few days apart (one event told twice). */
  z.strictObject({
    check: z.literal('duplicates'),
    ...everyRule,
    key: z.array(z.string()).min(1),
    within: z.strictObject({ variable: z.string(), days: z.int().min(0).max(3_660) }).optional(),
  }),
  /** A formula on the record and on aggregates over the records with the same key (persons of a household). */
  z.strictObject({
    check: z.literal('consistency'),
    ...everyRule,
    from: Name,
    key: z.union([z.string(), z.record(z.string(), z.string())]),
    aggregates: z.record(Name, z.string()),
    formula: z.string(),
  }),
  /** Numbers far from the median of their group, in robust standard deviations. */
  z.strictObject({
    check: z.literal('outliers'),
    ...everyRule,
    variable: z.string(),
    by: z.array(z.string()).default([]),
    scale: z.enum(['linear', 'log']).default('linear'),
    distance: z.number().positive().default(3.5),
    /** Groups with fewer answers are not examined. */
    least: z.int().min(3).default(10),
  }),
  /** Interviewers (or interviewers by day) whose records differ from those of all others. */
  z.strictObject({
    check: z.literal('profile'),
    ...everyRule,
    by: z.array(z.string()).min(1),
    /** Variables whose missing answers are counted. */
    missing: z.array(z.string()).default([]),
    /** Numbers whose outliers are counted. */
    outliers: z.array(z.string()).default([]),
    /** How far a share may be from that of the others, in standard errors. */
    distance: z.number().positive().default(3),
    least: z.int().min(3).default(10),
  }),
])
export type EditRule = z.infer<typeof EditRule>

/** Another value for one cell. `record` is its id, or "#" and the number of its row; null makes the cell blank. */
export const Correction = z.strictObject({
  record: z.string().min(1),
  variable: z.string().min(1),
  value: z.union([z.string(), z.number()]).nullable(),
  /** The rule that the record failed. */
  rule: Name.optional(),
  reason: z.string().min(1),
})
export type Correction = z.infer<typeof Correction>

export const DatasetChecks = z.strictObject({
  dataset: Name,
  /** The variable that names a record in lists; left out, records are named by their row: "#12". */
  record: z.string().optional(),
  rules: z.array(EditRule).default([]),
  corrections: z.array(Correction).default([]),
})
export type DatasetChecks = z.infer<typeof DatasetChecks>

/** One figure of a group against the same figure of all others. */
export const ProfileFigure = z.strictObject({
  measure: z.enum(['records', 'missing', 'outliers']),
  /** Null for the number of records. */
  variable: z.string().nullable(),
  figure: z.number(),
  /** Of all others: their share, or the median number of records. */
  others: z.number(),
  /** In standard errors, or robust standard deviations for the number of records; null where it cannot be told. */
  distance: z.number().nullable(),
  standsOut: z.boolean(),
})
export type ProfileFigure = z.infer<typeof ProfileFigure>

export const GroupProfile = z.strictObject({ group: z.string(), records: z.int(), figures: z.array(ProfileFigure) })
export type GroupProfile = z.infer<typeof GroupProfile>

/** What a rule found, in numbers. A `profile` examines groups of records, every other rule records. */
export const CheckResult = z.strictObject({
  rule: z.string(),
  dataset: z.string(),
  check: z.string(),
  severity: z.enum(severities),
  label: Localized,
  unit: z.enum(['record', 'group']),
  /** Those of which it can be told whether they are in order. */
  examined: z.int(),
  failing: z.int(),
  /** Failing, but accepted with a note. */
  accepted: z.int(),
  /** Records with a cell that was corrected because of this rule. */
  corrected: z.int(),
})
export type CheckResult = z.infer<typeof CheckResult>

/** A rule that cannot be examined, and why: its dataset has a fault, or the rule names what its dataset lacks. */
export const UnexaminedRule = z.strictObject({
  ...CheckResult.pick({ rule: true, dataset: true, severity: true, label: true }).shape,
  failure: Finding,
})
export type UnexaminedRule = z.infer<typeof UnexaminedRule>

/** A record or group that fails a rule, by its name alone. */
export const FailingRecord = z.strictObject({
  record: z.string(),
  /** Its row, from 1; null for a group. */
  row: z.int().nullable(),
  accepted: z.strictObject({ note: z.string(), person: z.string(), at: z.string() }).nullable(),
})
export type FailingRecord = z.infer<typeof FailingRecord>
