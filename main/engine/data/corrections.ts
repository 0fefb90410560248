import type { Correction, DatasetChecks } from '../../contract/checks.ts'
import type { CheckedArgs } from '../../contract/commands.ts'
import { Failure } from '../../contract/failure.ts'
import { correctedCells } from '../../core/checks/corrections.ts'
import { recordNames } from '../../core/checks/record-names.ts'
import { refuseUnknownRules } from '../../core/plan/checking/check-edit-rules.ts'
import { readCorrections } from '../../files/corrections-csv.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import { correctVersion } from '../../study/versions/correct-version.ts'
import { currentVersion } from '../../study/versions/versions.ts'
import type { Handlers } from '../context.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { studyOf } from '../session.ts'
import { versionFrame } from './version-frame.ts'

/** Cells get other values in a new version of their dataset, never in the one they were found in. */
export const correctionHandlers: Pick<Handlers, 'data.correct'> = {
  'data.correct': async (args, { session, changed }) => {
    const study = studyOf(session)
    const { dataset, reason } = args
    refuseTypedIn(study, dataset)
    const checks = checksOf(study, dataset)
    const corrections = await wantedCorrections(args, checks)
    refuseUnknownRules(checks, corrections)
    const base = currentVersion(study, dataset)
    const frame = versionFrame(study, base, variables(study, dataset))
    const cells = correctedCells(frame, recordNames(frame, checks.record), corrections)
    const records = new Set(cells.map(({ row }) => row)).size
    if (cells.length === 0) return { version: base.number, cells: 0, records }
    const written = correctVersion(
      study,
      base,
      cells.map(({ correction, row, value }) => ({ ...correction, row, value, rule: correction.rule ?? null })),
      reason,
    )
    changed('datasets', 'audit')
    return { version: written.number, cells: cells.length, records }
  },
}

/** A record that was typed in is corrected as a record: in a version alone the next one would have the mistake again. */
const refuseTypedIn = (study: Study, dataset: string): void => {
  const source = planIfAny(study)?.sources.find((one) => one.dataset === dataset)
  if (source?.format === 'entry') throw new Failure('entry.correct-the-record', { dataset })
}

/** What the study's plan, if it has one, declares of a dataset's checks. */
const checksOf = (study: Study, dataset: string): DatasetChecks =>
  planIfAny(study)?.checks.find((one) => one.dataset === dataset) ?? { dataset, rules: [], corrections: [] }

const wantedCorrections = async (
  args: CheckedArgs<'data.correct'>,
  { corrections }: DatasetChecks,
): Promise<readonly Correction[]> => {
  if (args.from === 'list') return args.corrections
  if (args.from === 'file') return readCorrections(args.file, args.reason)
  if (corrections.length === 0) throw new Failure('correction.none', { dataset: args.dataset })
  return corrections
}
