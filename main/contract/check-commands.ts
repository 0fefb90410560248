import { z } from 'zod'
import { CheckResult, Correction, FailingRecord, GroupProfile, UnexaminedRule } from './checks.ts'
import type { CommandShape } from './commands.ts'
import { DeliveryComparison } from './delivery.ts'
import { Name } from './name.ts'
import { Localized } from './text.ts'

const page = { from: z.int().min(0).default(0), count: z.int().min(1).max(1000).default(100) }
const reason = z.string().min(1)
const onRecords = { rule: Name, records: z.array(z.string().min(1)).min(1) }

/** A version of a dataset, as a list of them tells it. */
export const VersionSummary = z.strictObject({
  version: z.int(),
  isCurrent: z.boolean(),
  rows: z.int(),
  file: z.string(),
  reason: z.string(),
  /** Name of the person who wrote it. */
  person: z.string(),
  writtenAt: z.string(),
  /** Cells that are not as the file has them. */
  corrections: z.int(),
})
export type VersionSummary = z.infer<typeof VersionSummary>

/** The records of a group and those of them that fail a rule. */
export const FailingGroup = z.strictObject({
  /** The value that the records share; '' where it is missing. */
  value: z.string(),
  label: Localized.optional(),
  records: z.int(),
  failing: z.int(),
  /** Failing and not accepted. */
  open: z.int(),
})
export type FailingGroup = z.infer<typeof FailingGroup>

/** Checking what was collected, deciding on what fails, and holding deliveries of the same data against each other. */
export const checkCommands = {
  /**
   * The plan's checks, or those named. What has been found for the same data and rule is taken from the study. A rule that
   * cannot be examined hinders no other.
   */
  'check.run': {
    args: z.strictObject({ rules: z.array(Name).optional() }),
    result: z.strictObject({ checks: z.array(CheckResult), unexamined: z.array(UnexaminedRule) }),
  },
  /** A page of the records (or groups) that fail a rule. */
  'check.records': {
    args: z.strictObject({ rule: Name, state: z.enum(['open', 'accepted', 'all']).default('open'), ...page }),
    result: z.strictObject({ total: z.int(), records: z.array(FailingRecord) }),
  },
  /** The records that fail a rule, counted by a variable of their dataset: interviewer, day, area. */
  'check.groups': {
    args: z.strictObject({ rule: Name, by: z.string().min(1) }),
    result: z.strictObject({ groups: z.array(FailingGroup) }),
  },
  /** Every group of a profile with its figures. */
  'check.profile': { args: z.strictObject({ rule: Name }), result: z.strictObject({ groups: z.array(GroupProfile) }) },
  /** Failing records that are right all the same: they no longer count as open while they stay as they are. */
  'check.accept': { args: z.strictObject({ ...onRecords, note: reason }), result: CheckResult },
  /** Takes an acceptance back. */
  'check.reopen': { args: z.strictObject({ ...onRecords, note: reason }), result: CheckResult },

  /** A new version with other values in some cells, those of the plan, of a CSV file or given here. */
  'data.correct': {
    args: z.discriminatedUnion('from', [
      z.strictObject({ from: z.literal('plan'), dataset: Name, reason }),
      z.strictObject({ from: z.literal('file'), dataset: Name, reason, file: z.string().min(1) }),
      z.strictObject({ from: z.literal('list'), dataset: Name, reason, corrections: z.array(Correction).min(1) }),
    ]),
    /** `cells` 0: everything was as wanted already, and no version was written. */
    result: z.strictObject({ version: z.int(), cells: z.int(), records: z.int() }),
  },
  'data.versions': { args: z.strictObject({ dataset: Name }), result: z.array(VersionSummary) },
  /** Makes another version the one that analyses use: how a correction or a delivery is undone and redone. */
  'data.makeCurrent': { args: z.strictObject({ dataset: Name, version: z.int(), reason }), result: VersionSummary },
  /** What a version has other than an earlier one; left out: the current one and the one before it. */
  'data.compare': {
    args: z.strictObject({
      dataset: Name,
      from: z.int().optional(),
      to: z.int().optional(),
      key: z.array(z.string()).optional(),
      page: z.strictObject(page).default({ from: 0, count: 100 }),
    }),
    result: DeliveryComparison,
  },
} as const satisfies Record<string, CommandShape>
