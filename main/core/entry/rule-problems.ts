import type { EditRule } from '../../contract/checks.ts'
import type { EntryProblem } from '../../contract/entry.ts'
import { runCheck } from '../checks/run-check.ts'
import { type Frame, takeRows } from '../data/frame.ts'

/** Rules that one record can break by itself. */
const ofOneRecord: readonly EditRule['check'][] = ['rule', 'range', 'skip']

/**
 * The rules of the plan that the records at `rows` break, by row. `frame` holds all records of the dataset, so that a
 * key that another record has too is found. Rules that compare groups or datasets are left to the checks of the data.
 */
export const ruleProblems = (
  frame: Frame,
  rules: readonly EditRule[],
  rows: Uint32Array,
): readonly { readonly row: number; readonly severity: EditRule['severity']; readonly problem: EntryProblem }[] => {
  const own = takeRows(frame, rows)
  return rules.flatMap((rule) => {
    const isOwn = ofOneRecord.includes(rule.check)
    if (!isOwn && rule.check !== 'duplicates') return []
    const outcome = runCheck(new Map([[frame.dataset, isOwn ? own : frame]]), frame.dataset, rule)
    const failing = outcome.unit === 'record' ? new Set(outcome.rows) : new Set<number>()
    const problem: EntryProblem = {
      problem: 'rule',
      variables: outcome.unit === 'record' ? [...outcome.variables] : [],
      rule: { id: rule.id, label: rule.label },
    }
    return [...rows.entries()]
      .filter(([place, row]) => failing.has(isOwn ? place : row))
      .map(([, row]) => ({ row, severity: rule.severity, problem }))
  })
}
