import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { validationChecks } from '../../contract/review.ts'
import { samplePassphrase } from '../../contract/sample.ts'
import { usualKind } from '../../contract/study-kind.ts'
import type { Language } from '../../contract/text.ts'
import { analysisAsText } from '../../engine/estimates/analysis-text.ts'
import { tableAsText } from '../../engine/estimates/table-text.ts'
import { microdataAsText } from '../../engine/microdata/microdata-text.ts'
import type { Texts } from '../../engine/texts.ts'
import { bringPlan } from './bring-plan.ts'
import type { Call, CliCommand } from './scene.ts'

/**
 * The main job from end to end on the sample of a kind of study: files, encrypted study, tables, report; headline figures
 * printed. Of the usual kind records and a release come out too.
 */
export const sample: CliCommand = async ({ options, language, texts, call }) => {
  const { kind = usualKind } = options
  const out = resolve(options.out ?? (kind === usualKind ? 'out/sample' : `out/sample-${kind}`))
  const study = join(out, 'estudio')
  const { plan } = await call('sample.write', { folder: join(out, 'archivos'), kind })
  if (existsSync(study)) await call('study.open', { folder: study, passphrase: samplePassphrase })
  else {
    const [title, person] = [texts('cli.sample.title'), texts('cli.sample.person')]
    await call('study.create', { folder: study, passphrase: samplePassphrase, person, title })
  }
  const { headline } = await bringPlan({ call, texts }, plan)
  const { tables, comparisons } = await call('plan.run', {})
  const { analyses } = await call('plan.analyses', {})
  const { files } = await call('report.write', { folder: out, languages: ['es', 'en'] })
  const shown = [
    ...tables.filter(({ id }) => headline.includes(id)).map((table) => tableAsText(table, language, texts)),
    ...(kind === usualKind ? [] : analyses.map((analysis) => analysisAsText(analysis, language, texts))),
  ]
  const { json, text } =
    kind === usualKind
      ? await releasedAlone(call, join(out, texts('cli.sample.release')), texts, language)
      : { json: {}, text: [] }
  const done = texts('cli.sample.done', { files: files.length, folder: out, study, passphrase: samplePassphrase })
  return { json: { tables, comparisons, analyses, files, ...json }, text: [...shown, ...text, done].join('\n\n') }
}

/** The records that may leave, and the release that one person alone makes. */
const releasedAlone = async (call: Call, folder: string, texts: Texts, language: Language) => {
  const { plan } = await call('plan.describe', {})
  const microdata = []
  for (const { id } of plan?.microdata ?? []) microdata.push(await call('microdata.assess', { id }))
  const release = await releaseAlone(call, folder, texts)
  const text = [...microdata.map((report) => microdataAsText(report, language, texts)), release.text]
  return { json: { microdata, release }, text }
}

/** The way out as one person alone goes it, and the proof of what came out; nothing new, nothing is released anew. */
const releaseAlone = async (call: Call, folder: string, texts: Texts) => {
  const { items: all } = await call('review.list', {})
  const items = all.filter(({ actions }) => actions.includes('submit')).map(({ item }) => item)
  const reason = texts('cli.sample.review')
  if (items.length > 0 && !existsSync(folder)) {
    await call('review.submit', { items })
    await call('review.begin', { items })
    await call('review.validate', { items, checks: [...validationChecks], reason })
    await call('review.protect', {})
    await call('review.approve', { items, reason })
    await call('release.make', { folder })
  }
  const proof = await call('release.verify', { folder })
  const text = texts('cli.sample.released', { folder, files: proof.files, items: proof.items })
  return { ...proof, text: proof.isSound ? text : texts('cli.sample.notReleased', { folder }) }
}
