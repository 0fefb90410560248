import type { FailingGroup } from '../../contract/check-commands.ts'
import { Failure } from '../../contract/failure.ts'
import { type Frame, variableOf } from '../../core/data/frame.ts'
import { groupRecords, groupTexts } from '../../core/data/groups.ts'
import type { Study } from '../../study/study.ts'
import type { Workspace } from '../workspace.ts'
import { findingsOf, type PlannedRule } from './findings.ts'

/** The records of every group of `by`, and those that fail a rule; the groups with most open ones first. */
export const failingGroups = (study: Study, workspace: Workspace, planned: PlannedRule, by: string): FailingGroup[] => {
  const { outcome, findings } = findingsOf(study, workspace, planned)
  if (outcome.unit === 'group') throw new Failure('check.is-a-profile', { rule: planned.rule.id })
  const frame = workspace.collected().get(planned.checks.dataset) as Frame
  const labels = new Map(variableOf(frame, by).categories.map(({ code, label }) => [code, label]))
  const groups = groupRecords(frame, [by])
  const [failing, open] = [new Uint32Array(groups.sizes.length + 1), new Uint32Array(groups.sizes.length + 1)]
  for (const { row, acceptance } of findings) {
    const group = groups.codes[row as number] as number
    failing[group] = (failing[group] as number) + 1
    if (acceptance === null) open[group] = (open[group] as number) + 1
  }
  const missing = frame.rows - groups.sizes.reduce((sum, size) => sum + size, 0)
  return [missing, ...groups.sizes]
    .map((records, group): FailingGroup => {
      const [value = ''] = group === 0 ? [] : groupTexts(frame, [by], groups, group)
      const label = labels.get(value)
      const counts = { records, failing: failing[group] as number, open: open[group] as number }
      return { value, ...(label === undefined ? {} : { label }), ...counts }
    })
    .filter(({ records }) => records > 0)
    .sort((a, b) => b.open - a.open || b.failing - a.failing)
}
