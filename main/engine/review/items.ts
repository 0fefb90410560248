import { AnalysisResult } from '../../contract/analysis.ts'
import { ComparisonTable } from '../../contract/comparison.ts'
import { TestResult } from '../../contract/hypothesis.ts'
import { ResultTable } from '../../contract/results.ts'
import type { ReviewItem } from '../../contract/review.ts'
import type { Localized } from '../../contract/text.ts'
import { datasetsBehindAnalysis, planBehindAnalysis, tablesOfAnalysis } from '../../core/analysis/analysis-inputs.ts'
import { planBehind, planBehindMicrodata, planBehindTest, tablesBehind } from '../../core/plan/table-inputs.ts'
import type { AnyResult } from '../../core/review/figures.ts'
import type { ItemInputs } from '../../core/review/inputs.ts'
import { findResult } from '../../study/results.ts'
import type { Study } from '../../study/study.ts'
import {
  analysisKeyOf,
  comparisonKeyOf,
  dataBehind,
  dataOf,
  type Estimated,
  hashOf,
  keyOf,
  microdataKeyOf,
  testKeyOf,
} from '../estimates/result-keys.ts'
import { logoHashes } from '../report/logos.ts'
import { methodVersion } from '../versions.ts'
import type { Workspace } from '../workspace.ts'

/** An item as the present data and plan have it. */
export type PresentItem = {
  readonly item: ReviewItem
  readonly title: Localized
  /** Hash of all that feeds it; of a result, its key. */
  readonly fingerprint: string
  readonly inputs: ItemInputs
  /** The figures that the study keeps of it for these inputs: `null` until they are computed, and where it has none. */
  readonly result: () => AnyResult | null
  readonly isComputed: boolean
}

/** `table/causas`: how the log names an item. */
export const itemName = ({ kind, id }: ReviewItem): string => `${kind}/${id}`

/** The id of the report among the items. */
export const reportId = 'report'

/** Everything of the plan that can be reviewed, in its order: tables, comparisons, tests, analyses and files of records, the report last. */
export const presentItems = (study: Study, workspace: Workspace): readonly PresentItem[] => {
  const { plan } = workspace
  const results = [
    ...plan.tables.map((table) =>
      resultItem(study, { kind: 'table', id: table.id }, table.title, keyOf(workspace, table), {
        data: [table],
        plan: [planBehind(plan, table)],
        workspace,
      }),
    ),
    ...plan.comparisons.map((comparison) => {
      const tables = tablesBehind(plan, comparison)
      const key = comparisonKeyOf(workspace, comparison)
      const behind = [{ comparison }, ...tables.map((table) => planBehind(plan, table))]
      const item = { kind: 'comparison', id: comparison.id } as const
      return resultItem(study, item, comparison.title, key, { data: tables, plan: behind, workspace })
    }),
    ...plan.tests.map((test) =>
      resultItem(study, { kind: 'test', id: test.id }, test.title, testKeyOf(workspace, test), {
        data: [test],
        plan: [planBehindTest(plan, test)],
        workspace,
      }),
    ),
    ...plan.analyses.map((analysis) => {
      const tables = tablesOfAnalysis(plan, analysis)
      const key = analysisKeyOf(workspace, analysis)
      const behind = [planBehindAnalysis(plan, analysis), ...tables.map((table) => planBehind(plan, table))]
      const item = { kind: 'analysis', id: analysis.id } as const
      const beside = datasetsBehindAnalysis(plan, analysis)
      return resultItem(study, item, analysis.title, key, { data: tables, beside, plan: behind, workspace })
    }),
  ]
  const files = plan.microdata.map((file) =>
    resultItem(study, { kind: 'microdata', id: file.id }, file.title, microdataKeyOf(workspace, file), {
      data: [file],
      plan: [planBehindMicrodata(plan, file)],
      workspace,
    }),
  )
  return [...results, ...files, reportItem(study, workspace, results)]
}

type Behind = {
  readonly data: readonly Estimated[]
  /** Datasets that are behind it without a design. */
  readonly beside?: readonly string[]
  readonly plan: readonly object[]
  readonly workspace: Workspace
}

const resultItem = (
  study: Study,
  item: ReviewItem,
  title: Localized,
  fingerprint: string,
  { data, beside = [], plan, workspace }: Behind,
): PresentItem => ({
  item,
  title,
  fingerprint,
  inputs: {
    methods: String(methodVersion),
    data: Object.fromEntries(
      [...dataBehind(workspace, data), ...dataOf(workspace, beside)].map(([name, content, codebook]) => [
        name,
        { content: content ?? '', codebook: codebook ?? '' },
      ]),
    ),
    plan: partsOf(plan),
    results: {},
  },
  result: () => parsed(item.kind, findResult(study, fingerprint)?.json),
  isComputed: findResult(study, fingerprint) !== null,
})

/** The hash of each part of the plan; what several tables bring under one name counts together. */
const partsOf = (objects: readonly object[]): Record<string, string> => {
  const parts = new Map<string, unknown[]>()
  for (const [name, part] of objects.flatMap((one) => Object.entries(one))) {
    parts.set(name, [...(parts.get(name) ?? []), part])
  }
  return Object.fromEntries([...parts].map(([name, list]) => [name, hashOf(list)]))
}

/** A report is fed by every result in it, by the words of the plan about the study, by its sections and its logos. */
const reportItem = (study: Study, { plan }: Workspace, results: readonly PresentItem[]): PresentItem => {
  const pictures = logoHashes(study, plan)
  const report = { ...plan.report, ...(pictures.length > 0 ? { pictures } : {}) }
  const inputs: ItemInputs = {
    methods: String(methodVersion),
    data: {},
    plan: partsOf([{ study: plan.study, report, quality: plan.quality }]),
    results: Object.fromEntries(results.map(({ item, fingerprint }) => [itemName(item), fingerprint])),
  }
  return {
    item: { kind: 'report', id: reportId },
    title: plan.study.title,
    fingerprint: hashOf(inputs),
    inputs,
    result: () => null,
    isComputed: results.every(({ isComputed }) => isComputed),
  }
}

export const parsed = (kind: ReviewItem['kind'], json: string | undefined): AnyResult | null => {
  if (json === undefined) return null
  const value: unknown = JSON.parse(json)
  if (kind === 'table') return { kind, result: ResultTable.parse(value) }
  if (kind === 'comparison') return { kind, result: ComparisonTable.parse(value) }
  if (kind === 'analysis') return { kind, result: AnalysisResult.parse(value) }
  return kind === 'test' ? { kind, result: TestResult.parse(value) } : null
}
