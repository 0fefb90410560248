import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Plan } from '../contract/plan.ts'
import { type Language, languages } from '../contract/text.ts'
import { documentedByPlan } from '../core/plan/derive-datasets.ts'
import { draftName, warningsOf } from '../core/report/warnings.ts'
import { rScript } from '../core/script/r-script.ts'
import type { OutOfReach, ScriptInput, ScriptSource } from '../core/script/script-input.ts'
import { stataScript } from '../core/script/stata-script.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { loadCodelists } from '../files/codelists.ts'
import { comparisonCsv } from '../files/package/comparison-csv.ts'
import { resultCsv } from '../files/package/result-csv.ts'
import { appendAudit } from '../study/audit.ts'
import { variables } from '../study/codebook.ts'
import type { Study } from '../study/study.ts'
import { correctionsBehind } from '../study/versions/corrections.ts'
import { datasets } from '../study/versions/versions.ts'
import type { Context, Handlers } from './context.ts'
import { linksOf } from './links/linked-datasets.ts'
import { studyOf } from './session.ts'
import { runTables } from './tables.ts'
import { loadTexts } from './texts.ts'
import { type Workspace, workspaceOf } from './workspace.ts'

/** The plan as a script of another program, with the study's values beside it: a working copy like the report. */
export const scriptHandlers: Pick<Handlers, 'script.write'> = {
  'script.write': async ({ folder, language }, context) => {
    const { session, surroundings, signal, progress, changed } = context
    const study = studyOf(session)
    const workspace = workspaceOf(session, surroundings.resources)
    const { tables, comparisons } = await runTables(study, workspace, context)
    const files = await scriptFiles(scriptInput(study, workspace, { tables, comparisons }, context), language, context)
    for (const [done, { name, content }] of files.entries()) {
      signal.throwIfAborted()
      progress('writing', done, files.length)
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeAtomically(join(folder, name), content)
    }
    const names = files.map(({ name }) => name)
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
  const parts = ['read', 'formula', 'derive', 'weight', 'phases', 'estimate', 'compare', 'contrast']
  const texts = await Promise.all(parts.map((part) => readFile(join(resources, 'script', `${part}.R`), 'utf8')))
  return texts.join('\n')
}

/** What scripts are made of: the plan, the sources as they were read, the tables to hold the outcome against. */
export const scriptInput = (
  study: Study,
  { plan, derived }: Workspace,
  results: Pick<ScriptInput, 'tables' | 'comparisons'>,
  { surroundings: { resources } }: Context,
): ScriptInput => {
  const lists = loadCodelists(resources)
  const outOfReach = new Map<string, OutOfReach>()
  for (const { name, current } of datasets(study)) {
    const { form, parent } = JSON.parse(current.source.options)
    if (!['csv', 'sav', 'dta'].includes(current.source.format)) outOfReach.set(name, 'format')
    else if (form !== undefined || parent !== undefined) outOfReach.set(name, 'form')
    else if (correctionsBehind(study, current.id).length > 0) outOfReach.set(name, 'corrected')
    else if (joinsByLink(study, plan, name)) outOfReach.set(name, 'linked')
  }
  const reached = datasets(study).filter(({ name }) => !outOfReach.has(name))
  const sources = reached.map(({ name, current: { source } }): ScriptSource => {
    const { options } = JSON.parse(source.options)
    const planned = plan.sources.find(({ dataset, file }) => dataset === name && file.endsWith(source.file))
    return {
      dataset: name,
      file: planned?.file ?? source.file,
      bytes: source.bytes,
      format: source.format,
      options,
      variables: documentedByPlan(variables(study, name), plan.codebook[name] ?? {}, lists),
    } as ScriptSource
  })
  const codebooks = new Map([...derived().frames].map(([name, frame]) => [name, frame.variables]))
  return { plan, lists, sources, outOfReach, derived: codebooks, ...results }
}

/** Whether the plan joins a dataset by a link, which no file holds. */
const joinsByLink = (study: Study, plan: Plan, dataset: string): boolean => {
  const links = linksOf(study, dataset).map(({ link }) => link.dataset)
  return plan.derivations.some((step) => {
    if (step.step !== 'join' && step.step !== 'aggregate') return false
    const names = typeof step.key === 'string' ? [step.key] : Object.entries(step.key).flat()
    return (step.dataset === dataset || step.from === dataset) && names.some((name) => links.includes(name))
  })
}
