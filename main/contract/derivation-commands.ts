import { z } from 'zod'
import { Variable } from './codebook.ts'
import { DistributionResult } from './codebook-commands.ts'
import type { CommandShape } from './commands.ts'
import { RecordDerivation, VariableDerivation } from './derivation.ts'
import { Finding } from './finding.ts'
import { Name } from './name.ts'
import { RecodeProposal } from './recode-proposal.ts'
import { RowsColumn } from './rows-column.ts'
import { Localized } from './text.ts'

/** A step by its place in the plan's list; null: after the last one. */
const at = z.int().nonnegative().nullable()

/** Records of the dataset before and after a step, and those that found no partner in the other dataset. */
const StepRecords = z.strictObject({ before: z.int(), after: z.int(), unmatched: z.int() })

/** Derivations looked at while they are written. */
export const derivationCommands = {
  /** What each derivation of the plan does to its dataset, in the plan's order. Never refuses for a step that fails. */
  'derivation.list': {
    args: z.strictObject({}),
    result: z.array(
      z.strictObject({
        /** Null where the dataset is not in the study, or the step fails. */
        records: StepRecords.nullable(),
        failure: Finding.nullable(),
      }),
    ),
  },
  /** The variables of a dataset that a step at this place can use. */
  'derivation.inputs': { args: z.strictObject({ dataset: Name, at }), result: z.array(Variable) },
  /**
   * A step tried at its place without keeping it: the variable, how its answers spread, and the
   * first records with what it was made of. For working copies only.
   */
  'derivation.try': {
    args: z.strictObject({ derivation: VariableDerivation, at }),
    result: z.strictObject({ variable: Variable, distribution: DistributionResult, first: z.array(RowsColumn) }),
  },
  /** A step that holds records against others, tried at its place without keeping it. */
  'derivation.tryRecords': { args: z.strictObject({ derivation: RecordDerivation, at }), result: StepRecords },
  /**
   * Recodings that would give the variables of a dataset the codes that the same variables have in another one, or in
   * an earlier delivery. Nothing is kept: what is confirmed goes into the plan as derivations.
   */
  'derivation.propose': {
    args: z.strictObject({
      dataset: Name,
      reference: z.strictObject({ dataset: Name, version: z.int().positive().optional() }),
    }),
    result: z.array(RecodeProposal),
  },
  /** The code lists that the product brings along, with their crosswalks from other lists. */
  'codelist.list': {
    args: z.strictObject({}),
    result: z.array(
      z.strictObject({
        id: z.string(),
        label: Localized,
        kind: z.enum(['nominal', 'ordinal', 'bands', 'geography']),
        citation: z.string(),
        categories: z.array(z.strictObject({ code: z.string(), label: Localized })),
        crosswalks: z.array(z.strictObject({ id: z.string(), label: Localized })),
      }),
    ),
  },
} as const satisfies Record<string, CommandShape>
