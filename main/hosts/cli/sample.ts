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
import { inSampleFolder } from './sample-folder.ts'
import type { Call, CliCommand, Scene } from './scene.ts'

/**
 * The main job from end to end on the sample of a kind of study: files, encrypted study, tables, report; headline figures
 * printed. Of the usual kind records and a release come out too. Everything is made anew, in place of an earlier sample.
 */
export const sample: CliCommand = async (scene) => {
  const { kind = usualKind } = scene.options
  const out = resolve(scene.options.out ?? (kind === usualKind ? 'out/sample' : `out/sample-${kind}`))
  const release = scene.texts('cli.sample.release')
  return inSampleFolder(out, [filesFolder, studyFolder, draftsFolder, release], (bring) =>
    madeIn(out, kind, bring, scene),
  )
}

const filesFolder = 'archivos'
const studyFolder = 'estudio'
/** Where the report is written until it is known to lie over no file of somebody else. */
const draftsFolder = '.caracteriza-report'

const madeIn = async (
  out: string,
  kind: string,
  bring: (from: string, files: readonly string[]) => void,
  { language, texts, call }: Scene,
) => {
  const study = join(out, studyFolder)
  const { plan } = await call('sample.write', { folder: join(out, filesFolder), kind })
  const [title, person] = [texts('cli.sample.title'), texts('cli.sample.person')]
  await call('study.create', { folder: study, passphrase: samplePassphrase, person, title })
  const { headline } = await bringPlan({ call, texts }, plan)
  const { tables, comparisons } = await call('plan.run', {})
  const { analyses } = await call('plan.analyses', {})
  const { files } = await call('report.write', { folder: join(out, draftsFolder), languages: ['es', 'en'] })
  bring(draftsFolder, files)
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

/** The way out as one person alone goes it, and the proof of what came out. */
const releaseAlone = async (call: Call, folder: string, texts: Texts) => {
  const { items: all } = await call('review.list', {})
  const items = all.filter(({ actions }) => actions.includes('submit')).map(({ item }) => item)
  const reason = texts('cli.sample.review')
  await call('review.submit', { items })
  await call('review.begin', { items })
  await call('review.validate', { items, checks: [...validationChecks], reason })
  await call('review.protect', {})
  await call('review.approve', { items, reason })
  await call('release.make', { folder })
  const proof = await call('release.verify', { folder })
  const text = texts('cli.sample.released', { folder, files: proof.files, items: proof.items })
  return { ...proof, text: proof.isSound ? text : texts('cli.sample.notReleased', { folder }) }
}
