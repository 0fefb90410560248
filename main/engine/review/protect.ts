import type { ComparisonTable } from '../../contract/comparison.ts'
import type { Protection } from '../../contract/disclosure.ts'
import { Failure } from '../../contract/failure.ts'
import type { ResultTable } from '../../contract/results.ts'
import type { ReviewItem } from '../../contract/review.ts'
import { inLanguage } from '../../contract/text.ts'
import { refuseUnsafe } from '../../core/analysis/refuse-unsafe.ts'
import type { ProtectedTables } from '../../core/plan/protection/protect-tables.ts'
import { isPublicAnalysis } from '../../core/plan/protection/public-records.ts'
import type { AnyResult } from '../../core/review/figures.ts'
import { presentState } from '../../core/review/review.ts'
import { appendAudit } from '../../study/audit.ts'
import { findResult, saveResult } from '../../study/results.ts'
import { appendReview } from '../../study/review-log.ts'
import type { Study } from '../../study/study.ts'
import { transaction } from '../../study/transaction.ts'
import type { Context } from '../context.ts'
import { disclosureSpecOf, protectRelease } from '../disclosure/protect.ts'
import { hashOf } from '../estimates/result-keys.ts'
import { refuseDisclosing } from '../microdata/refuse-disclosing.ts'
import { fileToRelease } from '../microdata/release-form.ts'
import { keepBehind } from '../release/behind-changed.ts'
import type { Workspace } from '../workspace.ts'
import { itemName, parsed } from './items.ts'
import { type ReviewedItem, reviewedItems } from './states.ts'

/**
 * Brings everything validated into the form in which it may leave, all of it together, because tables that share cells
 * protect each other. What was protected or approved before and is not out yet takes part; it keeps its approvals only
 * where its form stays the same. Refused where subtracting an earlier release would show few records, or a file of records
 * what is hidden elsewhere, unless somebody answers for it with a reason, which the log keeps.
 */
export const protectItems = async (
  study: Study,
  workspace: Workspace,
  context: Context,
  acceptDifferences?: string,
): Promise<readonly ReviewItem[]> => {
  const items = reviewedItems(study, workspace).filter(isReady)
  if (items.length === 0) throw new Failure('review.nothing', {})
  const files = protectedFiles(study, workspace, items, context)
  const results = items.map((reviewed) => ({ reviewed, result: resultOf(reviewed) }))
  const tables = results.flatMap(({ result }) => (result?.kind === 'table' ? [result.result] : []))
  const comparisons = results.flatMap(({ result }) => (result?.kind === 'comparison' ? [result.result] : []))
  for (const comparison of comparisons) refuseWithoutTables(comparison, tables)
  refuseBesideChanged(workspace, items)
  const guarded = await protectRelease(study, workspace, tables, comparisons, context)
  if (guarded.protection.outcome === 'unprotectable') throw withoutPattern(guarded.protection)
  if (acceptDifferences === undefined) {
    refuseCloseToEarlier(guarded.protection)
    const ids = [...files.keys()].map(({ item }) => item.id)
    refuseDisclosing(study, workspace, ids, guarded.tables)
  }
  const leastOf = leastBehind(workspace)
  const forms = results.map(({ reviewed, result }) => ({
    reviewed,
    form: files.get(reviewed) ?? formOf(result, reviewed, guarded, leastOf),
  }))
  const changed = forms
    .map(({ reviewed, form }) => ({ reviewed, form, hash: hashOf({ form }) }))
    .filter(({ reviewed, hash }) => reviewed.review.protection !== hash)
  transaction(study, () => {
    keepBehind(study, guarded)
    logPublic(study, workspace)
    for (const { reviewed, form, hash } of changed) {
      const name = itemName(reviewed.item)
      saveResult(study, { key: hash, table: `protected/${name}`, json: JSON.stringify(form) })
      appendReview(study, 'protect', name, {
        fingerprint: reviewed.fingerprint,
        protection: hash,
        ...(acceptDifferences === undefined ? {} : { reason: acceptDifferences }),
      })
    }
  })
  return changed.map(({ reviewed }) => reviewed.item)
}

/** The form in which an item was protected and approved; `null` for what has no figures: a report, a file of records. */
export const protectedForm = (study: Study, { item, review }: ReviewedItem): AnyResult | null => {
  const kept = review.protection === null ? null : findResult(study, review.protection)
  if (!kept) throw new Failure('release.not-protected', { item: itemName(item) })
  return parsed(item.kind, kept.json)
}

/** The forms of the files of records among the items. */
const protectedFiles = (
  study: Study,
  workspace: Workspace,
  items: readonly ReviewedItem[],
  { surroundings }: Context,
): ReadonlyMap<ReviewedItem, object> =>
  new Map(
    items
      .filter(({ item }) => item.kind === 'microdata')
      .map((reviewed) => [reviewed, fileToRelease(study, workspace, reviewed, surroundings.resources).form]),
  )

const isReady = ({ review, fingerprint }: ReviewedItem): boolean =>
  ['validated', 'protected', 'approved'].includes(presentState(review, fingerprint).state)

const resultOf = ({ item, result }: ReviewedItem): AnyResult | null => {
  const found = result()
  if (!found && item.kind !== 'report' && item.kind !== 'microdata')
    throw new Failure('review.not-computed', { item: itemName(item) })
  return found
}

/** Tests, analyses and records have no form that agrees with figures that are changed. */
const refuseBesideChanged = ({ plan }: Workspace, items: readonly ReviewedItem[]): void => {
  const method = plan.disclosure?.method ?? 'suppression'
  const other = items.find(({ item: { kind } }) => ['test', 'analysis', 'microdata'].includes(kind))
  if (method !== 'suppression' && other)
    throw new Failure('disclosure.only-tables', { item: itemName(other.item), method })
}

/** What left before of the same records cannot be hidden any more, so that merging today's categories may be no way out. */
const withoutPattern = ({ earlier, recodes }: Protection): Failure => {
  const before = earlier.find(({ standing }) => standing === 'same')
  return before
    ? new Failure('review.unprotectable-after', { release: before.release, recodes: recodes.length })
    : new Failure('review.unprotectable', { recodes: recodes.length })
}

/** What can no longer be computed may hide any difference. */
const refuseCloseToEarlier = ({ earlier }: Protection): void => {
  const close = earlier.filter(({ standing, close: cells }) => standing === 'unknown' || cells > 0)
  if (close.length === 0) return
  const cells = close.reduce((sum, { close: own }) => sum + own, 0)
  throw new Failure('review.close-to-earlier', { tables: close.length, cells })
}

/** A comparison needs its tables to be protected with it, or nobody knows which of its rows give a hidden cell away. */
const refuseWithoutTables = ({ id, table, earlier }: ComparisonTable, tables: readonly ResultTable[]): void => {
  const missing = [table, ...(earlier ? [earlier.table] : [])].find((name) => !tables.some((one) => one.id === name))
  if (missing !== undefined)
    throw new Failure('review.table-not-validated', { item: `comparison/${id}`, table: missing })
}

/** Who protects is told in the log with what was left without protection, and why. */
const logPublic = (study: Study, { plan }: Workspace): void => {
  for (const { dataset, alreadyPublic } of plan.sources)
    if (alreadyPublic !== undefined)
      appendAudit(study, {
        action: 'records.public',
        object: `dataset/${dataset}`,
        details: { reason: inLanguage(alreadyPublic, 'es') },
      })
}

/** How few households may stand behind a count of an analysis that leaves; of records that are public already, any number. */
const leastBehind =
  (workspace: Workspace) =>
  (id: string): number => {
    const spec = workspace.plan.analyses.find((analysis) => analysis.id === id)
    return spec && isPublicAnalysis(workspace.plan, spec) ? 0 : disclosureSpecOf(workspace).threshold
  }

const formOf = (
  result: AnyResult | null,
  { item, fingerprint }: ReviewedItem,
  guarded: ProtectedTables,
  leastOf: (analysis: string) => number,
): object => {
  if (result === null) return { report: fingerprint }
  if (result.kind === 'test') return result.result
  if (result.kind === 'analysis') {
    refuseUnsafe(result.result, itemName(item), guarded.tables, leastOf(item.id))
    return result.result
  }
  const forms: readonly { readonly id: string }[] = result.kind === 'table' ? guarded.tables : guarded.comparisons
  const form = forms.find(({ id }) => id === item.id)
  if (!form) throw new Failure('release.not-protected', { item: itemName(item) })
  return form
}
