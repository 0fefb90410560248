import type { Plan } from '../../contract/plan.ts'
import { reviewActions, type ValidationCheck, validationChecks } from '../../contract/review.ts'
import type { Lineage, ReviewDesk } from '../../contract/review-commands.ts'
import { tablesOfAnalysis } from '../../core/analysis/analysis-inputs.ts'
import { readAnalysis } from '../../core/analysis/kinds.ts'
import { tablesBehind } from '../../core/plan/table-inputs.ts'
import { compareFigures, type FigurePair } from '../../core/review/compare-figures.ts'
import { type AnyResult, figuresOf } from '../../core/review/figures.ts'
import { causesOf, type ItemInputs } from '../../core/review/inputs.ts'
import { people } from '../../study/people.ts'
import { resultBefore } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import { checkAccount } from '../checks/findings.ts'
import type { Estimated } from '../estimates/result-keys.ts'
import type { Workspace } from '../workspace.ts'
import { againstBenchmark } from './benchmark.ts'
import { parsed } from './items.ts'
import { lineageOf } from './lineage.ts'
import { protectedForm } from './protect.ts'
import { infoOf, type ReviewedItem } from './states.ts'

/** Everything a reviewer needs of an item on one desk. */
export const deskOf = (study: Study, workspace: Workspace, reviewed: ReviewedItem): ReviewDesk => {
  const { records, fingerprint } = reviewed
  const names = people(study)
  const found = reviewed.result()
  const comments = records.filter(({ action }) => action === 'comment')
  const previous = previousOf(study, reviewed)
  const benchmark = againstBenchmark(study, reviewed)
  const form = reviewed.review.protection === null ? null : protectedForm(study, reviewed)
  return {
    info: infoOf(study, reviewed),
    fingerprint,
    cells: found ? figuresOf(found).map(({ at }) => at) : [],
    history: records.flatMap(({ at, person, action, details }) => {
      const act = reviewActions.find((one) => one === action)
      if (!act) return []
      const reason = typeof details.reason === 'string' && details.reason !== '' ? details.reason : null
      return { at, person: names.get(person) ?? person, action: act, reason }
    }),
    comments: comments.map(({ at, person, details }) => ({
      at,
      person: names.get(person) ?? person,
      cell: (details.cell as Record<string, string> | null) ?? null,
      text: String(details.text),
    })),
    checklist: validationChecks.map((check) => ({
      check,
      found: foundBy(check, { study, workspace, reviewed, previous, benchmark }),
    })),
    hidden: reviewed.review.protection === null ? null : hiddenIn(form),
    leaving: found && form && [...compareFigures(figuresOf(found), figuresOf(form), exactly)],
    previous,
    benchmark,
  }
}

/** How the figures of an item came to be; null for a report, which has those of its items. */
export const lineageOfItem = (study: Study, workspace: Workspace, reviewed: ReviewedItem): Lineage | null => {
  const estimated = estimatedBy(workspace.plan, reviewed)
  return reviewed.item.kind === 'report' || !estimated ? null : lineageOf(study, workspace, estimated)
}

/** How many cells a protected form hides. */
const hiddenIn = (form: AnyResult | null): number =>
  form?.kind === 'table' ? form.result.cells.filter(({ confidentiality }) => confidentiality === 'hidden').length : 0

/** What an item was made with: its table, test or file of records; of a comparison or an analysis of tables, its first table. */
const estimatedBy = (plan: Plan, { item }: ReviewedItem): Estimated | undefined => {
  if (item.kind === 'table') return plan.tables.find(({ id }) => id === item.id)
  if (item.kind === 'test') return plan.tests.find(({ id }) => id === item.id)
  if (item.kind === 'analysis') return behindAnalysis(plan, item.id)
  if (item.kind === 'microdata') return plan.microdata.find(({ id }) => id === item.id)
  const comparison = plan.comparisons.find(({ id }) => id === item.id)
  return comparison && tablesBehind(plan, comparison)[0]
}

/** An analysis of lists alone has no design. */
const behindAnalysis = (plan: Plan, name: string): Estimated | undefined => {
  const analysis = plan.analyses.find(({ id }) => id === name)
  if (!analysis) return undefined
  const { design } = readAnalysis(analysis)
  return design === null ? tablesOfAnalysis(plan, analysis)[0] : { id: analysis.id, design }
}

/** Any other figure at all is shown as one that differs. */
const exactly = { relative: 0, absolute: 0 }

const previousOf = (
  study: Study,
  { item, fingerprint, result, records, inputs }: ReviewedItem,
): ReviewDesk['previous'] => {
  const now = result()
  const kept = now && resultBefore(study, item.id, fingerprint)
  const before = kept && parsed(item.kind, kept.json)
  if (!now || !kept || !before) return null
  const submitted = records.findLast(({ action, details }) => action === 'submit' && details.fingerprint === kept.key)
  const earlier = submitted?.details.inputs as ItemInputs | undefined
  return {
    savedAt: kept.savedAt,
    because: earlier ? causesOf(earlier, inputs) : [],
    figures: [...compareFigures(figuresOf(now), figuresOf(before), exactly)],
  }
}

type Found = {
  readonly study: Study
  readonly workspace: Workspace
  readonly reviewed: ReviewedItem
  readonly previous: ReviewDesk['previous']
  readonly benchmark: ReviewDesk['benchmark']
}

/** How many things a check has to look at, as far as the study can tell; null where only a person can. */
const foundBy = (check: ValidationCheck, { study, workspace, reviewed, previous, benchmark }: Found): number | null => {
  const differing = (pairs: readonly FigurePair[] | undefined): number | null =>
    pairs ? pairs.filter(({ outcome }) => outcome !== 'equal' && outcome !== 'within').length : null
  switch (check) {
    case 'previousCycle':
      return differing(previous?.figures)
    case 'otherSources':
      return differing(benchmark?.figures)
    case 'macroEditing':
      return doubtful(reviewed)
    case 'inconsistencies': {
      const { results, unexamined } = checkAccount(study, workspace)
      // Nobody knows what a rule would find that cannot be examined.
      return results.reduce((sum, { failing, accepted }) => sum + failing - accepted, unexamined.length)
    }
    default:
      return null
  }
}

/** Figures that the quality rules do not call reliable. */
const doubtful = ({ result }: ReviewedItem): number | null => {
  const found = result()
  if (!found || found.kind === 'test' || found.kind === 'analysis') return null
  return found.result.cells.filter(({ verdict }) => verdict.level !== 'reliable' && verdict.level !== 'notApplicable')
    .length
}
