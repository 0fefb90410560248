import { openStudy } from '../../../../main/study/open-study.ts'
import { loadColumns } from '../../../../main/study/versions/load-columns.ts'
import { versions } from '../../../../main/study/versions/versions.ts'
import { fiveColumns } from '../../survey/survey-csv.ts'
import { filesIn, folderArgument, measured, passphrase } from '../task.ts'

/* Five columns of the open study, ready for an estimate. */

const folder = filesIn(folderArgument()).study
const study = await openStudy({ folder, passphrase: Buffer.from(passphrase), now: () => new Date() })
const version = versions(study, 'personas').find(({ isCurrent }) => isCurrent)
if (!version) throw new Error('The study has no data')
await measured(() => loadColumns(study, version.id, fiveColumns), { times: 5 })
