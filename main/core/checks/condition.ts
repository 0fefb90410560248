import { Failure } from '../../contract/failure.ts'
import type { Frame } from '../data/frame.ts'
import { evaluate, selects } from '../derivation/derive.ts'
import { readFormula } from '../derivation/formula.ts'
import { everyRecord, judgement } from './outcome.ts'

/**
 * Judges every record by a formula: in order where it is true (or a number above 0), failing where it is false, not
 * examined where it is null. With `missing` a variable of the formula that is missing leaves the record unexamined;
 * with `evaluate` the formula sees NaN or null and decides. A formula that gives texts is refused.
 */
export const judgeBy = (frame: Frame, formula: string, whenMissing: 'missing' | 'evaluate'): Uint8Array =>
  Uint8Array.from(evaluate(frame, formula, whenMissing), (value) => {
    if (value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value)))
      return judgement.notExamined
    if (typeof value !== 'boolean' && typeof value !== 'number')
      throw new Failure('check.not-a-condition', { formula, dataset: frame.dataset })
    return Number(value) > 0 ? judgement.inOrder : judgement.failing
  })

/** The variables of the frame that a formula names. */
export const variablesIn = (frame: Frame, formula: string | undefined): readonly string[] =>
  formula === undefined ? [] : readFormula(formula, frame).variables

/** 1 for every record that the rule is about: all, or those its `where` surely selects. */
export const recordsOf = (frame: Frame, { where }: { readonly where?: string | undefined }): Uint8Array =>
  where === undefined ? everyRecord(frame) : selects(frame, where)
