import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readDdi } from '../../../main/files/ddi/read-ddi.ts'
import { withinProcessorSeconds } from '../../harness/processor-time.ts'
import { failureOf } from '../../harness/refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'caracteriza-ddi-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (document: string | Uint8Array, dataset = 'personas') => {
  const path = join(folder, 'codebook.xml')
  writeFileSync(path, document)
  return readDdi(path, dataset)
}
const codeOf = async (document: string | Uint8Array, dataset?: string) =>
  (await failureOf(() => read(document, dataset))).code

describe('a codebook in DDI of another program', () => {
  const foreign = (variables: string, root = 'xmlns="ddi:codebook:2_5"', files = '') =>
    `<?xml version="1.0"?>\n<codeBook ${root}><stdyDscr/>${files}<dataDscr>${variables}</dataDscr></codeBook>`

  test('gives labels, questions, categories, and missing codes with their reasons', async () => {
    const document = foreign(`
      <var ID="V1" name="Q1" intrvl="discrete" dcml="0">
        <labl>
          Vivienda
          propia
        </labl>
        <qstn><preQTxt>Ahora</preQTxt><qstnLit>¿La vivienda es propia?</qstnLit></qstn>
        <invalrng><range min="97" max="97.5"/><item VALUE="99"/></invalrng>
        <universe>Hogares</universe>
        <catgry><catValu>1</catValu><labl>Sí</labl><catStat type="freq">12</catStat></catgry>
        <catgry missing="Y"><catValu> 99 </catValu><labl>No sabe</labl></catgry>
        <varFormat type="numeric" schema="SPSS">F2.0</varFormat>
      </var>
      <var name="peso" wgt="wgt"/><var name="texto"><varFormat type="character"/></var>
      <var name="ingreso" intrvl="contin" dcml="x"/><var name="edad" intrvl="discrete"/>`)
    expect(await read(document)).toEqual([
      {
        name: 'Q1',
        label: 'Vivienda propia',
        kind: 'nominal',
        storage: 'number',
        categories: [
          { code: '1', label: 'Sí' },
          { code: '99', label: 'No sabe' },
        ],
        missing: [
          { code: '99', reason: 'dontKnow', label: 'No sabe' },
          { from: 97, to: 97.5, reason: 'other' },
        ],
        universe: 'Hogares',
        question: '¿La vivienda es propia?',
        decimals: 0,
      },
      { name: 'peso', kind: 'weight', storage: 'number', categories: [], missing: [] },
      { name: 'texto', kind: 'text', storage: 'code', categories: [], missing: [] },
      { name: 'ingreso', kind: 'continuous', storage: 'number', categories: [], missing: [] },
      { name: 'edad', kind: 'count', storage: 'number', categories: [], missing: [] },
    ])
  })

  test('gives texts by language, that of the document where an element names none', async () => {
    const labels = '<labl xml:lang="es-MX">Edad</labl><labl xml:lang="en">Age</labl><labl xml:lang="fr">Âge</labl>'
    const document = foreign(`<var name="a">${labels}</var><var name="b"><labl>Sexe</labl></var>`, 'xml:lang="fr"')
    expect((await read(document)).map(({ label }) => label)).toEqual([{ es: 'Edad', en: 'Age' }, 'Sexe'])
    const spanish = foreign('<var name="b"><labl>Sexo</labl></var>', 'xml:lang="es"')
    expect((await read(spanish))[0]?.label).toEqual({ es: 'Sexo' })
  })

  test('of several files gives the one that is meant', async () => {
    const files = ['hogares.sav', 'Personas.sav'].map(
      (name, place) => `<fileDscr ID="F${place}"><fileTxt><fileName>${name}</fileName></fileTxt></fileDscr>`,
    )
    const variables = '<var name="a" files="F0"/><var name="a" files="F1"/><var name="b" files="F0 F1"/>'
    const document = foreign(variables, '', files.join(''))
    expect((await read(document, 'personas')).map(({ name }) => name)).toEqual(['a', 'b'])
    expect(await codeOf(document, 'otros')).toBe('ddi.several-files')
  })

  test('may be in the older one-byte alphabet', async () => {
    const document =
      '<?xml version="1.0" encoding="ISO-8859-1"?><codeBook><dataDscr><var name="año"/></dataDscr></codeBook>'
    expect((await read(Buffer.from(document, 'latin1')))[0]?.name).toBe('año')
  })
})

describe('a hostile or broken document', () => {
  const entities = '<!DOCTYPE codeBook [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  test.each([
    ['ddi.doctype', `<?xml version="1.0"?>${entities}<codeBook>&b;</codeBook>`],
    ['ddi.doctype', '<!DOCTYPE codeBook SYSTEM "file:///etc/passwd"><codeBook/>'],
    ['ddi.not-well-formed', '<codeBook><dataDscr></codeBook>'],
    ['ddi.not-well-formed', '<codeBook>&unknown;</codeBook>'],
    ['ddi.not-well-formed', 'PK\u0003\u0004'],
    ['ddi.too-deep', '<a>'.repeat(100_000)],
    ['ddi.encoding', '<?xml version="1.0" encoding="ebcdic-cp-us"?><codeBook/>'],
    ['ddi.not-ddi', '<html/>'],
    ['ddi.too-long', `<codeBook a="${'x'.repeat(70_000)}"/>`],
    ['codebook.repeated-variable', '<codeBook><dataDscr><var name="a"/><var name="a"/></dataDscr></codeBook>'],
    ['codebook.bad-name', '<codeBook><dataDscr><var/></dataDscr></codeBook>'],
    ['file.empty', ''],
  ])('is refused with %s', async (code, document) => {
    expect(await codeOf(document)).toBe(code)
  })

  test('with a great many elements is refused in seconds of the processor', async () => {
    const many = `<codeBook>${'<var/>'.repeat(2_000_001)}</codeBook>`
    expect(await withinProcessorSeconds(20, () => codeOf(many))).toBe('ddi.too-many-elements')
  })
})
