import { createHash } from 'node:crypto'
import type { AnalysisSpec } from '../../contract/analysis.ts'
import type { ComparisonSpec } from '../../contract/comparison.ts'
import type { TestSpec } from '../../contract/hypothesis.ts'
import type { MicrodataSpec } from '../../contract/microdata.ts'
import type { TableSpec } from '../../contract/table.ts'
import { datasetsBehindAnalysis, planBehindAnalysis, tablesOfAnalysis } from '../../core/analysis/analysis-inputs.ts'
import {
  datasetsBehind,
  designOf,
  planBehind,
  planBehindMicrodata,
  planBehindTest,
  tablesBehind,
} from '../../core/plan/table-inputs.ts'
import { canonicalJson, type JsonObject } from '../../study/canonical-json.ts'
import { methodVersion } from '../versions.ts'
import type { Workspace } from '../workspace.ts'

/** SHA-256 of everything that feeds a table: data, codebooks, the plan's part, the version of the methods. */
export const keyOf = (workspace: Workspace, table: TableSpec): string =>
  hashOf({
    methods: methodVersion,
    data: dataBehind(workspace, [table]),
    plan: planBehind(workspace.plan, table),
  })

/** The same of a comparison: what feeds its tables, and its own part of the plan. */
export const comparisonKeyOf = (workspace: Workspace, comparison: ComparisonSpec): string => {
  const tables = tablesBehind(workspace.plan, comparison)
  return hashOf({
    methods: methodVersion,
    data: dataBehind(workspace, tables),
    plan: { comparison, tables: tables.map((table) => planBehind(workspace.plan, table)) },
  })
}

/** The same of a test or a model. */
export const testKeyOf = (workspace: Workspace, test: TestSpec): string =>
  hashOf({ methods: methodVersion, data: dataBehind(workspace, [test]), plan: planBehindTest(workspace.plan, test) })

/** The same of an analysis: its data, its own part of the plan, and the keys of the tables that it is made of. */
export const analysisKeyOf = (workspace: Workspace, analysis: AnalysisSpec): string =>
  hashOf({
    methods: methodVersion,
    data: dataOf(workspace, datasetsBehindAnalysis(workspace.plan, analysis)),
    plan: planBehindAnalysis(workspace.plan, analysis),
    tables: tablesOfAnalysis(workspace.plan, analysis).map((table) => keyOf(workspace, table)),
  })

/** The same of a file of records. What is drawn for it follows from the study itself. */
export const microdataKeyOf = (workspace: Workspace, microdata: MicrodataSpec): string =>
  hashOf({
    methods: methodVersion,
    data: dataBehind(workspace, [microdata]),
    plan: planBehindMicrodata(workspace.plan, microdata),
  })

export type Estimated = Pick<TableSpec, 'id' | 'design'> & Partial<Pick<TableSpec, 'standardise'>>

export const dataBehind = (workspace: Workspace, tables: readonly Estimated[]) => {
  const { plan } = workspace
  const behind = tables.flatMap((table) => datasetsBehind(plan, designOf(plan, table), table.standardise))
  return dataOf(workspace, behind)
}

/** What the datasets are now, by name. */
export const dataOf = ({ contents }: Workspace, datasets: readonly string[]) =>
  [...new Set(datasets)].sort().map((name) => {
    const { content, codebook } = contents.get(name) ?? { content: null, codebook: null }
    return [name, content, codebook]
  })

export const hashOf = (inputs: object): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(inputs)) as JsonObject))
    .digest('hex')
