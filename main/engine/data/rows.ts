import { Failure } from '../../contract/failure.ts'
import { readRows } from '../../study/versions/load-columns.ts'
import { datasets } from '../../study/versions/versions.ts'
import { toldVariables } from '../codebook/told-variables.ts'
import type { Handlers } from '../context.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { studyOf } from '../session.ts'
import { rowsColumn } from './rows-columns.ts'

/** Records page by page, so that a screen shows a million of them and holds a few hundred. */
export const rowHandlers: Pick<Handlers, 'data.rows'> = {
  'data.rows': ({ dataset, from, count, variables }, { session, surroundings: { resources } }) => {
    const study = studyOf(session)
    const version = datasets(study).find(({ name }) => name === dataset)?.current
    if (!version) throw new Failure('study.unknown-dataset', { dataset })
    const rules = new Map(
      toldVariables(study, planIfAny(study), dataset, resources).map(({ name, missing }) => [name, missing]),
    )
    const page = readRows(study, version.id, from, count, variables)
    return {
      columns: [...page.byName].map(([name, column]) => rowsColumn(name, column, rules.get(name) ?? [])),
    }
  },
}
