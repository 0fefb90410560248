import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { validationChecks } from '../../contract/review.ts'
import { samplePassphrase } from '../../contract/sample.ts'
import { microdataAsText } from '../../engine/microdata-text.ts'
import { tableAsText } from '../../engine/table-text.ts'
import type { Texts } from '../../engine/texts.ts'
import type { Call, CliCommand } from './scene.ts'

/** The main job from end to end on the sample study: files, encrypted study, tables, report; headline figures printed. */
export const sample: CliCommand = async ({ options, language, texts, call }) => {
  const out = resolve(options.out ?? 'out/sample')
  const study = join(out, 'estudio')
  const { plan } = await call('sample.write', { folder: join(out, 'archivos') })
  if (existsSync(study)) await call('study.open', { folder: study, passphrase: samplePassphrase })
  else {
    const title = texts('cli.sample.title')
    await call('study.create', {
      folder: study,
      passphrase: samplePassphrase,
      person: texts('cli.sample.person'),
      title,
    })
  }
  const { sources, boundaries, headline } = await call('plan.load', { file: plan })
  for (const source of sources) {
    await call('data.import', { source, folder: dirname(plan), reason: texts('cli.reason.import') })
  }
  for (const one of boundaries) await call('boundaries.import', { boundaries: one, folder: dirname(plan) })
  const { tables, comparisons } = await call('plan.run', {})
  const { plan: described } = await call('plan.describe', {})
  const microdata = []
  for (const { id } of described?.microdata ?? []) microdata.push(await call('microdata.assess', { id }))
  const { files } = await call('report.write', { folder: out, languages: ['es', 'en'] })
  const shown = tables.filter(({ id }) => headline.includes(id)).map((table) => tableAsText(table, language, texts))
  const release = await releaseAlone(call, join(out, texts('cli.sample.release')), texts)
  const done = texts('cli.sample.done', { files: files.length, folder: out, study, passphrase: samplePassphrase })
  return {
    json: { tables, comparisons, microdata, files, release },
    text: [...shown, ...microdata.map((report) => microdataAsText(report, language, texts)), release.text, done].join(
      '\n\n',
    ),
  }
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
