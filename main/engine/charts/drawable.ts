import { columnTablesOf } from '../../core/report/analysis/column-tables.ts'
import type { TableOf } from '../../core/report/charts/points.ts'
import type { Scene } from '../../core/report/scene.ts'
import type { Study } from '../../study/study.ts'
import { keptAnalyses } from '../estimates/run-analyses.ts'
import { keptTable } from '../estimates/tables.ts'
import type { Workspace } from '../workspace.ts'

/** What a chart can be drawn of, as the study keeps it: a table of the plan, or a column of an analysis. */
export const drawableOf =
  (study: Study, workspace: Workspace, scene: Scene): TableOf =>
  (id) =>
    keptTable(study, workspace, id) ?? columnTablesOf(keptAnalyses(study, workspace), scene).get(id)?.table
