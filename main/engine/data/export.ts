import type { CheckedArgs } from '../../contract/commands.ts'
import { Failure } from '../../contract/failure.ts'
import { inLanguage } from '../../contract/text.ts'
import { type Frame, variableOf } from '../../core/data/frame.ts'
import { writeCsv } from '../../files/csv/write-data.ts'
import { appendAudit } from '../../study/audit.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import { currentVersion, datasets } from '../../study/versions/versions.ts'
import { draftFileName } from '../codebook/codebook-files.ts'
import type { Context, Handlers } from '../context.ts'
import { withLinks } from '../links/linked-datasets.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { studyOf } from '../session.ts'
import { loadTexts } from '../texts.ts'
import { workspaceOf } from '../workspace.ts'
import { versionFrame } from './version-frame.ts'

/** Records leave as working copies for other programs. What stands in the vault is in no frame, so it cannot leave. */
export const exportHandlers: Pick<Handlers, 'data.export'> = {
  'data.export': async (args, context) => {
    const study = studyOf(context.session)
    const { dataset, stage, format, language } = args
    const frame = frameOf(study, args, context)
    const names = args.variables ?? [...frame.variables.keys()]
    const chosen = names.map((name) => variableOf(frame, name))
    const columns = { rows: frame.rows, byName: new Map(names.map((name) => [name, frame.raw(name)])) }
    const file = draftFileName(args.file, language, context.surroundings.resources)
    context.signal.throwIfAborted()
    recordExport(study, { dataset, stage, format, records: frame.rows, variables: chosen.length }, context)
    if (format === 'csv') await writeCsv(file, chosen, columns)
    else if (format === 'parquet')
      await (await import('../../files/parquet/write.ts')).writeParquet(file, chosen, columns)
    else {
      const { writeSav } = await import('../../files/sav/write.ts')
      const zsav = format === 'zsav'
      await writeSav(file, { variables: chosen, columns, zsav, language, ...describedBy(study, language, context) })
    }
    return { file, records: frame.rows, variables: chosen.length }
  },
}

/** Puts an export on record, which comes first: no copy is made that is not on record. */
export const recordExport = (
  study: Study,
  { dataset, ...details }: Pick<CheckedArgs<'data.export'>, 'dataset' | 'stage' | 'format'> & ExportSize,
  { changed }: Context,
): void => {
  appendAudit(study, { action: 'data.exported', object: dataset, details })
  changed('audit')
}

type ExportSize = { readonly records: number; readonly variables: number }

const frameOf = (
  study: Study,
  { dataset, stage }: CheckedArgs<'data.export'>,
  { session, surroundings }: Context,
): Frame => {
  if (!datasets(study).some(({ name }) => name === dataset)) throw new Failure('study.unknown-dataset', { dataset })
  if (planIfAny(study) === null) {
    const version = currentVersion(study, dataset)
    return withLinks(study, versionFrame(study, version, variables(study, dataset)), version)
  }
  const workspace = workspaceOf(session, surroundings.resources)
  const frames = stage === 'derived' ? workspace.derived().frames : workspace.collected()
  return frames.get(dataset) as Frame
}

/** What the file says of itself: whose data, and that it is a draft. */
const describedBy = (study: Study, language: 'es' | 'en', { surroundings }: Context) => {
  const texts = loadTexts(surroundings.resources, language)
  const about = planIfAny(study)?.study
  return {
    label: inLanguage(about?.title ?? study.title, language),
    documents: [texts('product.draft'), ...(about?.synthetic ? [texts('product.synthetic')] : [])],
  }
}
