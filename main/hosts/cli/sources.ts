import { resolve } from 'node:path'
import type { Result } from '../../contract/commands.ts'
import type { PlanEdit } from '../../contract/plan-edit-commands.ts'
import { planPart } from '../../engine/plan/plan-text.ts'
import { alignedText } from '../../engine/text-columns.ts'
import type { Texts } from '../../engine/texts.ts'
import { argument } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'
import { formOf } from './source-options.ts'

/** What the files of a Kobo or ODK export would be in a plan; with `--study` they become part of the study's plan. */
export const sources: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  argument(options, 'FILE')
  const json = await call('sources.propose', {
    files: options.positionals.map((file) => resolve(file)),
    ...formOf(options),
  })
  const told = tablesAsText(json, texts)
  const edits: PlanEdit[] = [
    ...json.sources.map(({ source }): PlanEdit => ({ edit: 'source', source })),
    ...json.sets.map((set): PlanEdit => ({ edit: 'set', set })),
  ]
  if (options.study === undefined) return { json, text: [told, planPart(edits).trimEnd()].join('\n\n') }
  await openStudy(scene)
  const { revision } = await call('plan.edit', { edits })
  const kept = texts('cli.sources.kept', { sources: json.sources.length, sets: json.sets.length, revision })
  return { json: { ...json, revision }, text: [told, kept].join('\n\n') }
}

const tablesAsText = ({ form, sources: tables, empty }: Result<'sources.propose'>, texts: Texts): string => {
  const heads = ['dataset', 'records', 'columns', 'documented', 'parent'].map((name) => texts(`cli.sources.${name}`))
  const lines = tables.map(({ source, rows, columns, documented, key }) => [
    source.dataset,
    rows ?? '',
    columns,
    documented,
    key === null
      ? ''
      : `${source.parent?.dataset} (${Object.entries(key)
          .map((pair) => pair.join(' = '))
          .join(', ')})`,
  ])
  const about = form
    ? [
        texts('cli.sources.form', {
          title: form.title,
          questions: form.questions,
          languages: form.languages.join(', '),
        }),
      ]
    : []
  const blank = empty.length === 0 ? [] : [texts('cli.sources.empty', { sheets: empty.join(', ') })]
  return [...about, ...alignedText([heads, ...lines]), ...blank].join('\n')
}
