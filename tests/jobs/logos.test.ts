import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { passphrase, temporaryFolder, testEngine } from '../harness/engine.ts'
import { unpacked } from '../harness/unpacked.ts'

const { folder, remove } = temporaryFolder()
afterAll(remove)

const plan = `caracteriza: 1
study: { title: Logotipos, window: "2026", synthetic: true }
sources: [{ dataset: hogares, format: csv, file: hogares.csv }]
designs: [{ id: hogares, dataset: hogares, probability: false }]
tables:
  - { id: zonas, title: Zonas, design: hogares, statistic: count, by: [zona], unit: hogares, universe: Hogares }
report:
  logos: [{ id: oficina, file: logos/oficina.png, alt: { es: Oficina inventada, en: Invented office } }]
  sections: [{ title: Todo, tables: [zonas] }]
`

const logo = (colour: string): Buffer =>
  Buffer.from(
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="${colour}"/></svg>`,
    )
      .render()
      .asPng(),
  )

test('a logo goes from its file into the study and onto every cover, and reviewers see it change', async () => {
  writeFileSync(
    join(folder, 'hogares.csv'),
    ['zona', ...Array.from({ length: 40 }, (_, at) => `z${at % 2}`)].join('\n'),
  )
  writeFileSync(join(folder, 'plan.yaml'), plan)
  writeFileSync(join(folder, 'oficina.png'), logo('navy'))
  const engine = testEngine()
  try {
    const study = join(folder, 'study')
    await engine.call('study.create', { folder: study, passphrase, person: 'Ana', title: 'Logotipos' })
    const { sources, logos } = await engine.call('plan.load', { file: join(folder, 'plan.yaml') })
    for (const source of sources) await engine.call('data.import', { source, folder, reason: 'entrega' })
    await engine.call('plan.run', {})
    const write = () => engine.call('report.write', { folder: join(folder, 'out'), languages: ['es', 'en'] })
    await expect(write()).rejects.toMatchObject({ code: 'logos.not-imported', params: { logo: 'oficina' } })

    const [spec] = logos
    if (!spec) throw new Error('The plan has no logo')
    const bring = () => engine.call('logos.import', { logo: { ...spec, file: 'oficina.png' }, folder })
    expect(await bring()).toEqual({ id: 'oficina', unchanged: false })
    expect(await bring()).toEqual({ id: 'oficina', unchanged: true })
    expect(readFileSync(join(study, 'study.db')).includes('PNG')).toBe(false)
    await write()
    const out = (name: string): Buffer => readFileSync(join(folder, 'out', name))
    expect(out('informe.borrador.es.html').toString()).toMatch(
      /<img src="data:image\/png;base64,[^"]+" alt="Oficina inventada">/,
    )
    const docx = unzipSync(out('report.draft.en.docx'))
    expect(Object.keys(docx).filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('descr="Invented office"')
    expect(unpacked(out('informe.borrador.es.pdf')).join('\n')).toMatch(/\/S \/Figure[\s\S]{0,400}Oficina inventada/)

    const fingerprint = async () =>
      (await engine.call('review.list', {})).items.find(({ item }) => item.kind === 'report')
    await engine.call('review.submit', { items: [{ kind: 'report', id: 'report' }] })
    expect((await fingerprint())?.isStale).toBe(false)
    writeFileSync(join(folder, 'oficina.png'), logo('crimson'))
    await bring()
    expect((await fingerprint())?.isStale).toBe(true)
  } finally {
    await engine.close()
  }
})
