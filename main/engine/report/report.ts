import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeAtomically } from '../../files/atomic-write.ts'
import { appendAudit } from '../../study/audit.ts'
import type { Context, Handlers } from '../context.ts'
import { runAnalyses } from '../estimates/run-analyses.ts'
import { runTables } from '../estimates/tables.ts'
import { runTests } from '../estimates/tests.ts'
import { studyOf } from '../session.ts'
import { type Workspace, workspaceOf } from '../workspace.ts'

/** The working copies of the report. Each says draft in its name and on every page, and is logged. */
export const reportHandlers: Pick<Handlers, 'report.preview' | 'report.write'> = {
  'report.preview': async ({ language }, context) => {
    const { session, surroundings } = context
    const workspace = workspaceOf(session, surroundings.resources)
    const results = await runPlan(workspace, context)
    const { reportPage } = await import('./draft-files.ts')
    return { html: await reportPage(workspace, results, language, context) }
  },
  'report.write': async ({ folder, languages }, context) => {
    const { progress, signal, session, surroundings, changed } = context
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const results = await runPlan(workspace, context)
    // Charts and workbooks need the largest libraries of all: loaded by those who write a report, not by every command.
    const { draftFiles } = await import('./draft-files.ts')
    const files = await draftFiles(workspace, results, languages, context)
    for (const [done, { name, content }] of files.entries()) {
      signal.throwIfAborted()
      progress('writing', done, files.length)
      const file = join(folder, name)
      await mkdir(dirname(file), { recursive: true })
      await writeAtomically(file, content)
    }
    const names = files.map(({ name }) => name)
    appendAudit(study, { action: 'report.written', object: 'working copy', details: { files: names } })
    changed('audit')
    return { files: names }
  },
}

/** All that the report tells of: tables, comparisons, tests, models and analyses. */
const runPlan = async (workspace: Workspace, context: Context) => {
  const study = studyOf(context.session)
  const { tables, comparisons } = await runTables(study, workspace, context)
  const tests = await runTests(study, workspace, context)
  return { tables, comparisons, tests, analyses: await runAnalyses(study, workspace, context) }
}
