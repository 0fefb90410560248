import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Language, languages } from '../../contract/text.ts'
import { draftName, warningsOf } from '../../core/report/warnings.ts'
import { rScript } from '../../core/script/r-script.ts'
import type { ScriptInput } from '../../core/script/script-input.ts'
import { stataScript } from '../../core/script/stata-script.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { loadCodelists } from '../../files/codelists.ts'
import { comparisonCsv } from '../../files/package/comparison-csv.ts'
import { resultCsv } from '../../files/package/result-csv.ts'
import { appendAudit } from '../../study/audit.ts'
import type { Study } from '../../study/study.ts'
import type { Context, Handlers } from '../context.ts'
import { runTables } from '../estimates/tables.ts'
import { studyOf } from '../session.ts'
import { loadTexts } from '../texts.ts'
import { type Workspace, workspaceOf } from '../workspace.ts'
import { neededRecords, withRecords } from './script-records.ts'
import { scriptSources } from './script-sources.ts'

/** The plan as a script of another program, with the study's values beside it: a working copy like the report. */
export const scriptHandlers: Pick<Handlers, 'script.describe' | 'script.write'> = {
  'script.describe': (_, { session, surroundings: { resources } }) => {
    const study = studyOf(session)
    const { plan, collected } = workspaceOf(session, resources)
    const needed = neededRecords({ plan, ...scriptSources(study, plan, loadCodelists(resources)) }, collected())
    return {
      records: needed.map(({ frame, reason, variables }) => ({
        ...{ dataset: frame.dataset, reason, records: frame.rows },
        variables: variables.map(({ name }) => name),
      })),
    }
  },

  'script.write': async ({ folder, language, records }, context) => {
    const { session, surroundings, signal, progress, changed } = context
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const { tables, comparisons } = await runTables(study, workspace, context)
    const filesAlone = scriptInput(study, workspace, { tables, comparisons }, context)
    const texts = loadTexts(surroundings.resources, language)
    const place = { folder, recordsFolder: draftName('recomputation', texts('product.name.records'), texts) }
    const input = records ? await withRecords(filesAlone, study, workspace.collected(), place, context) : filesAlone
    const files = await scriptFiles(input, language, context)
    for (const [done, { name, content }] of files.entries()) {
      signal.throwIfAborted()
      progress('writing', done, files.length)
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeAtomically(join(folder, name), content)
    }
    const exported = input.sources.filter(({ format }) => format === 'records').map(({ file }) => file)
    const names = [...files.map(({ name }) => name), ...exported]
    appendAudit(study, { action: 'script.written', object: 'working copy', details: { files: names } })
    changed('audit')
    return { files: names }
  },
}

const scriptFiles = async (
  input: ScriptInput,
  language: Language,
  { surroundings: { resources } }: Context,
): Promise<readonly { readonly name: string; readonly content: string }[]> => {
  const texts = loadTexts(resources, language)
  const valuesFolder = draftName('recomputation', texts('product.name.values'), texts)
  const status = languages.map((one) => warningsOf(input.plan, loadTexts(resources, one)).join(' · ')).join(' / ')
  return [
    {
      name: draftName('recomputation', 'R', texts),
      content: rScript(input, { language, texts, preamble: await rPreamble(resources), valuesFolder }),
    },
    {
      name: draftName('recomputation', 'do', texts),
      content: stataScript(input, {
        language,
        texts,
        preamble: await readFile(join(resources, 'script', 'preamble.do'), 'utf8'),
      }),
    },
    ...input.tables.map((table) => ({ name: `${valuesFolder}/${table.id}.csv`, content: resultCsv(table, status) })),
    ...input.comparisons.map((comparison) => ({
      name: `${valuesFolder}/${comparison.id}.csv`,
      content: comparisonCsv(comparison, status),
    })),
  ]
}

/** The functions that scripts in R begin with. */
export const rPreamble = async (resources: string): Promise<string> => {
  const parts = [
    'read',
    'workbook',
    'form',
    'formula',
    'derive',
    'weight',
    'variance',
    'phases',
    'unequal',
    'random',
    'replicates',
    'standard',
    'inequality',
    'estimate',
    'compare',
    'contrast',
    'rounds',
  ]
  const texts = await Promise.all(parts.map((part) => readFile(join(resources, 'script', `${part}.R`), 'utf8')))
  return texts.join('\n')
}

/** What scripts are made of: the plan, the sources as they were read, the tables to hold the outcome against. */
export const scriptInput = (
  study: Study,
  { plan, derived, design }: Workspace,
  results: Pick<ScriptInput, 'tables' | 'comparisons'>,
  { surroundings: { resources } }: Context,
): ScriptInput => {
  const lists = loadCodelists(resources)
  const codebooks = new Map([...derived().frames].map(([name, frame]) => [name, frame.variables]))
  const balanced = plan.designs.filter(
    ({ id, replicates }) => replicates?.method === 'brr' && plan.tables.some((table) => table.design === id),
  )
  const halfSamples = new Map(balanced.map((spec) => [spec.id, design(spec).survey.replicates?.count ?? 0]))
  return {
    ...{ plan, lists, ...scriptSources(study, plan, lists), withheld: new Map() },
    ...{ derived: codebooks, halfSamples, ...results },
  }
}
