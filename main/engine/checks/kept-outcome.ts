import { createHash } from 'node:crypto'
import type { EditRule, GroupProfile } from '../../contract/checks.ts'
import type { CheckOutcome } from '../../core/checks/outcome.ts'
import { standsOut } from '../../core/checks/profile.ts'
import { datasetsBehindCheck, runCheck } from '../../core/checks/run-check.ts'
import { textAt } from '../../core/data/groups.ts'
import { canonicalJson, type JsonValue } from '../../study/canonical-json.ts'
import { findResult, saveResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import { tellingAwaited } from '../awaited.ts'
import { methodVersion } from '../versions.ts'
import type { Workspace } from '../workspace.ts'

/**
 * What a rule found, as the study keeps it. `evidence` has for each failing record or group a digest of the rule and
 * of what it saw: as long as that is the same, a decision on the record speaks of the same thing.
 */
export type KeptOutcome =
  | {
      readonly unit: 'record'
      readonly examined: number
      readonly rows: readonly number[]
      readonly evidence: readonly string[]
    }
  | {
      readonly unit: 'group'
      readonly examined: number
      readonly groups: readonly GroupProfile[]
      readonly evidence: readonly string[]
    }

/** The outcome of a rule for the present data: from the study, else found now and kept there. */
export const keptOutcome = (study: Study, workspace: Workspace, dataset: string, rule: EditRule): KeptOutcome => {
  const key = keyOf(workspace, dataset, rule)
  const kept = findResult(study, key)
  if (kept) return JSON.parse(kept.json) as KeptOutcome
  const { plan, contents, collected } = workspace
  const outcome = toKeep(
    tellingAwaited(plan, contents, () => runCheck(collected(), dataset, rule)),
    rule,
  )
  saveResult(study, { key, table: `check/${rule.id}`, json: JSON.stringify(outcome) })
  return outcome
}

/** SHA-256 over everything that feeds a rule. Its label and severity do not. */
const keyOf = ({ plan, contents }: Workspace, dataset: string, rule: EditRule): string => {
  const data = datasetsBehindCheck(dataset, rule).map((name) => {
    const { content = null, codebook = null } = contents.get(name) ?? {}
    return [name, content, codebook, plan.codebook[name] ?? null]
  })
  return digest({ methods: methodVersion, check: behind(rule), data })
}

const behind = ({ label: _label, severity: _severity, ...rest }: EditRule): object => rest

const toKeep = (outcome: CheckOutcome, rule: EditRule): KeptOutcome => {
  const ruleText = digest(behind(rule))
  if (outcome.unit === 'group') {
    const evidence = outcome.groups.filter(standsOut).map((group) => {
      const signals = group.figures.filter((figure) => figure.standsOut)
      return short({ ruleText, signals: signals.map(({ measure, variable }) => [measure, variable]) })
    })
    return { ...outcome, evidence }
  }
  const { examined, rows, frame, variables } = outcome
  return {
    unit: 'record',
    examined,
    rows: [...rows],
    evidence: Array.from(rows, (row) => short({ ruleText, saw: variables.map((name) => textAt(frame, name, row)) })),
  }
}

const short = (value: object): string => digest(value).slice(0, 16)

const digest = (value: object): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue))
    .digest('hex')
