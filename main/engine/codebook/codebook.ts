import type { Variable } from '../../contract/codebook.ts'
import { changedFields } from '../../core/codebook/changed-fields.ts'
import { codebookDifferences } from '../../core/codebook/codebook-differences.ts'
import { editCodebook } from '../../core/codebook/edit-codebook.ts'
import { relabelledCodes } from '../../core/codebook/relabelled-codes.ts'
import { documented } from '../../core/data/documented.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { readCodebook } from '../../files/codebook-csv.ts'
import { appendAudit } from '../../study/audit.ts'
import { saveCodebook, variables } from '../../study/codebook.ts'
import { currentVersion } from '../../study/versions/versions.ts'
import type { Handlers } from '../context.ts'
import { versionFrame } from '../data/version-frame.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { studyOf } from '../session.ts'
import { codebookContent, draftFileName } from './codebook-files.ts'
import { distributionResult } from './distribution.ts'
import { toldByPlan, toldVariables } from './told-variables.ts'

type Feature = Pick<
  Handlers,
  | 'data.variables'
  | 'data.distribution'
  | 'codebook.export'
  | 'codebook.import'
  | 'codebook.edit'
  | 'codebook.differences'
  | 'codebook.relabelled'
>

/** What the variables mean: seen, taken out, brought back, changed many at once, held against another dataset. */
export const codebookHandlers: Feature = {
  'data.variables': ({ dataset }, { session, surroundings: { resources } }) => {
    const study = studyOf(session)
    return [...toldVariables(study, planIfAny(study), dataset, resources)]
  },
  'data.distribution': ({ dataset, variable }, { session, surroundings: { resources } }) => {
    const study = studyOf(session)
    const list = toldVariables(study, planIfAny(study), dataset, resources)
    const frame = versionFrame(study, currentVersion(study, dataset), list)
    return distributionResult(frame, variable)
  },
  'codebook.export': async ({ file, ...request }, { session, surroundings: { resources }, changed }) => {
    const study = studyOf(session)
    const { dataset, format, language } = request
    const counts = request.counts && format === 'html'
    const target = counts ? draftFileName(file, language, resources) : file
    await writeAtomically(target, await codebookContent(study, { ...request, counts }, resources))
    const total = variables(study, dataset).length
    appendAudit(study, {
      action: 'codebook.exported',
      object: dataset,
      details: { variables: total, format, counts },
    })
    changed('audit')
    return { variables: total, file: target }
  },
  'codebook.import': async ({ dataset, file, format, reason }, { session, changed }) => {
    const study = studyOf(session)
    const list = documented(variables(study, dataset), await readAs(format, file, dataset))
    saveCodebook(study, dataset, list, reason)
    changed('codebook', 'audit')
    return { variables: list.length }
  },
  'codebook.edit': ({ dataset, edits, reason }, { session, changed }) => {
    const study = studyOf(session)
    const before = variables(study, dataset)
    const after = edits.reduce<readonly Variable[]>(
      (list, edit) => editCodebook(list, edit, (other) => variables(study, other)),
      before,
    )
    saveCodebook(study, dataset, after, reason)
    changed('codebook', 'audit')
    const isChanged = (variable: Variable, place: number): boolean =>
      changedFields(before[place] as Variable, variable).length > 0
    return { changed: after.filter(isChanged).map(({ name }) => name) }
  },
  'codebook.differences': ({ dataset, other }, { session }) => {
    const study = studyOf(session)
    return codebookDifferences(variables(study, dataset), variables(study, other))
  },
  'codebook.relabelled': ({ dataset, variables: given }, { session, surroundings: { resources } }) => {
    const study = studyOf(session)
    const inFile = given ?? variables(study, dataset)
    return relabelledCodes(inFile, toldByPlan(inFile, planIfAny(study), dataset, resources))
  },
}

const readAs = async (format: 'csv' | 'xlsx' | 'ddi', file: string, dataset: string): Promise<Variable[]> => {
  if (format === 'csv') return readCodebook(file)
  if (format === 'ddi') return (await import('../../files/ddi/read-ddi.ts')).readDdi(file, dataset)
  return (await import('../../files/codebook-xlsx.ts')).readCodebookXlsx(file)
}
