import { documented } from '../core/data/documented.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { codebookCsv, readCodebook } from '../files/codebook-csv.ts'
import { appendAudit } from '../study/audit.ts'
import { saveCodebook, variables } from '../study/codebook.ts'
import type { Handlers } from './context.ts'
import { studyOf } from './session.ts'

type Feature = Pick<Handlers, 'data.variables' | 'codebook.export' | 'codebook.import'>

/** What the variables mean, seen, taken out as a spreadsheet and brought back. */
export const codebookHandlers: Feature = {
  'data.variables': ({ dataset }, { session }) => [...variables(studyOf(session), dataset)],
  'codebook.export': async ({ dataset, file }, { session, changed }) => {
    const study = studyOf(session)
    const list = variables(study, dataset)
    await writeAtomically(file, codebookCsv(list))
    appendAudit(study, { action: 'codebook.exported', object: dataset, details: { variables: list.length } })
    changed('audit')
    return { variables: list.length }
  },
  'codebook.import': async ({ dataset, file, reason }, { session, changed }) => {
    const study = studyOf(session)
    const list = documented(variables(study, dataset), await readCodebook(file))
    saveCodebook(study, dataset, list, reason)
    changed('codebook', 'audit')
    return { variables: list.length }
  },
}
