import type { CheckResult, DatasetChecks, EditRule, UnexaminedRule } from '../../contract/checks.ts'
import { Failure, soundly } from '../../contract/failure.ts'
import type { Plan } from '../../contract/plan.ts'
import { standsOut } from '../../core/checks/profile.ts'
import { recordNames } from '../../core/checks/record-names.ts'
import type { Frame } from '../../core/data/frame.ts'
import type { CheckAccount } from '../../core/report/methodology/methodology.ts'
import { type CheckDecision, decisionsOn } from '../../study/check-decisions.ts'
import type { Study } from '../../study/study.ts'
import { correctionsBehind } from '../../study/versions/corrections.ts'
import { currentVersion, datasets } from '../../study/versions/versions.ts'
import type { Workspace } from '../workspace.ts'
import { type KeptOutcome, keptOutcome } from './kept-outcome.ts'

/** A rule of the plan with what is declared of its dataset. */
export type PlannedRule = { readonly checks: DatasetChecks; readonly rule: EditRule }

/** A failing record or group, and the decision that holds for it as it is now. */
export type Finding = {
  readonly record: string
  /** From 0; null for a group. */
  readonly row: number | null
  readonly evidence: string
  readonly acceptance: CheckDecision | null
}

export const plannedRules = ({ checks }: Plan): PlannedRule[] =>
  checks.flatMap((one) => one.rules.map((rule) => ({ checks: one, rule })))

export const plannedRule = (plan: Plan, id: string): PlannedRule => {
  const found = plannedRules(plan).find(({ rule }) => rule.id === id)
  if (!found) throw new Failure('check.unknown-rule', { rule: id })
  return found
}

/** What fails a rule, by name, with what was decided on it. */
export const findingsOf = (study: Study, workspace: Workspace, planned: PlannedRule) => {
  const { checks, rule } = planned
  const outcome = keptOutcome(study, workspace, checks.dataset, rule)
  const decisions = decisionsOn(study, rule.id)
  const findings = named(outcome, workspace.collected().get(checks.dataset) as Frame, checks.record).map(
    (one): Finding => {
      const decision = decisions.get(one.record)
      const holds = decision?.state === 'accepted' && decision.evidence === one.evidence
      return { ...one, acceptance: holds ? decision : null }
    },
  )
  return { outcome, findings }
}

/** What a rule found, in numbers. */
export const resultOf = (study: Study, workspace: Workspace, planned: PlannedRule): CheckResult => {
  const { checks, rule } = planned
  const outcome = keptOutcome(study, workspace, checks.dataset, rule)
  const corrected = correctionsBehind(study, currentVersion(study, checks.dataset).id).filter(
    (correction) => correction.rule === rule.id,
  )
  return {
    rule: rule.id,
    dataset: checks.dataset,
    check: rule.check,
    severity: rule.severity,
    label: rule.label,
    unit: outcome.unit,
    examined: outcome.examined,
    failing: outcome.evidence.length,
    accepted: acceptedOf(study, workspace, planned),
    corrected: new Set(corrected.map(({ record }) => record)).size,
  }
}

/** What a rule finds, or why it cannot be examined. */
export const examined = (study: Study, workspace: Workspace, planned: PlannedRule): CheckResult | UnexaminedRule => {
  const result = soundly(() => resultOf(study, workspace, planned))
  if (!(result instanceof Failure)) return result
  const { id: rule, severity, label } = planned.rule
  const { code, params } = result
  return { rule, dataset: planned.checks.dataset, severity, label, failure: { code, params } }
}

/** How many findings are accepted. Their names, for which the data are read, matter only where something was decided. */
const acceptedOf = (study: Study, workspace: Workspace, planned: PlannedRule): number =>
  decisionsOn(study, planned.rule.id).size === 0
    ? 0
    : findingsOf(study, workspace, planned).findings.filter(({ acceptance }) => acceptance !== null).length

/** Rules that were examined, and those that could not be. */
export const apart = (rules: readonly (CheckResult | UnexaminedRule)[]) => ({
  results: rules.flatMap((one) => ('failure' in one ? [] : [one])),
  unexamined: rules.flatMap((one) => ('failure' in one ? [one] : [])),
})

/** What the report tells of the checks: every rule in numbers or why it has none, and the cells that are not as the files have them. */
export const checkAccount = (study: Study, workspace: Workspace): CheckAccount => ({
  ...apart(plannedRules(workspace.plan).map((planned) => examined(study, workspace, planned))),
  corrected: datasets(study).flatMap(({ name, current }) => {
    const cells = correctionsBehind(study, current.id).length
    return cells > 0 ? [{ dataset: name, cells }] : []
  }),
})

const named = (
  outcome: KeptOutcome,
  frame: Frame,
  variable: string | undefined,
): readonly Omit<Finding, 'acceptance'>[] => {
  const { evidence } = outcome
  if (outcome.unit === 'group') {
    const groups = outcome.groups.filter(standsOut)
    return groups.map(({ group }, place) => ({ record: group, row: null, evidence: evidence[place] as string }))
  }
  const names = recordNames(frame, variable)
  return outcome.rows.map((row, place) => ({ record: names.nameOf(row), row, evidence: evidence[place] as string }))
}
