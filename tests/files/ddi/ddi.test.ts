import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, test } from 'vitest'
import { missingReasons, Variable, variableKinds } from '../../../main/contract/codebook.ts'
import { readDdi } from '../../../main/files/ddi/read-ddi.ts'
import type { StudyDescription } from '../../../main/files/ddi/study-elements.ts'
import { ddiXml } from '../../../main/files/ddi/write-ddi.ts'
import { breachesOf, modelled, type SeenElement, stepsOf } from './schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'caracteriza-ddi-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (document: string | Uint8Array, dataset = 'personas') => {
  const path = join(folder, 'codebook.xml')
  writeFileSync(path, document)
  return readDdi(path, dataset)
}
const study = {
  title: { es: 'Desplazamiento', en: 'Displacement' },
  warning: { es: 'DATOS SINTÉTICOS', en: 'SYNTHETIC DATA' },
  program: { name: 'Caracteriza', version: '0.1.0' },
}
const written = (variables: readonly Variable[]) => ddiXml(study, { dataset: 'personas', rows: 12, variables })

const sexo: Variable = {
  name: 'sexo',
  label: { es: 'Sexo', en: 'Sex' },
  kind: 'nominal',
  storage: 'number',
  categories: [
    { code: '1', label: { es: 'Hombre', en: 'Man' } },
    { code: '2', label: 'Mujer' },
    { code: '98', label: { es: 'No sabe' } },
    { code: '3' },
  ],
  missing: [
    { code: '98', reason: 'dontKnow' },
    { code: '-9', reason: 'refused', label: { es: 'No responde' } },
    { from: 97, to: 99.5, reason: 'dontKnow', label: 'Perdidos' },
    { to: -100, reason: 'other' },
    { code: '', reason: 'system' },
  ],
  universe: { es: 'Personas', en: 'Persons' },
  question: '¿Es usted hombre\r\n o "mujer"? <&>',
  source: 'personas.csv: sexo',
  decimals: 0,
}
const depto: Variable = { name: 'depto', kind: 'geography', storage: 'code', categories: [{ code: '05' }], missing: [] }

/** The document as another parser sees it. */
const seen = (document: string): SeenElement => {
  type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string }
  const path: Open[] = [{ name: '', attributes: {}, children: [], text: '' }]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    path.at(-1)?.children.push(node)
    path.push(node)
  })
  parser.on('text', (text) => {
    const node = path.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => void path.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(document).close()
  return path[0]?.children[0] as SeenElement
}

/** A document in which everything is said that can be said of a study and its variables. */
const wholeStudy: StudyDescription = {
  ...study,
  study: {
    ...{ title: 'T', window: { es: '2016', en: '2016' }, country: 'SLV', producer: 'P', synthetic: true, note: 'N' },
    sheet: {
      ...{ objective: 'a', population: 'b', coverage: 'c', frame: 'd', sampling: { es: 'e' }, fieldwork: 'f' },
      ...{ mode: 'g', response: 'h', definitions: 'i', limitations: 'j', contact: 'k' },
    },
  },
}
const wholeCodebook: readonly Variable[] = variableKinds.map((kind, place) => ({
  ...sexo,
  name: `${kind}_${place}`,
  kind,
  storage: place % 2 === 0 ? 'number' : 'code',
}))
const everything = seen(ddiXml(wholeStudy, { dataset: 'personas', rows: 1, variables: wholeCodebook }))
const elementsIn = (element: SeenElement): SeenElement[] => [element, ...element.children.flatMap(elementsIn)]

const word = fc
  .string({ unit: 'grapheme', minLength: 0, maxLength: 20 })
  .filter((text) => !/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text))
const awkward = fc.constantFrom('<a>&amp;</a>', ']]>', '"\'', ' a \r\n\tb ', '&#13;', '<!--x-->', '')
const phrase = fc.oneof(word, awkward)
const localized = fc.oneof(
  phrase,
  fc.record({ es: phrase }),
  fc.record({ en: phrase }),
  fc.record({ es: phrase, en: phrase }),
)
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const variable = fc
  .record({
    name: phrase.filter((name) => name !== ''),
    kind: fc.constantFrom(...variableKinds),
    storage: fc.constantFrom('number', 'code'),
    label: optional(localized),
    universe: optional(localized),
    question: optional(localized),
    source: optional(phrase),
    decimals: optional(fc.integer({ min: 0, max: 16 })),
    categories: fc.array(fc.record({ code: phrase, label: optional(localized) }), { maxLength: 4 }),
    missing: fc.array(
      fc.record({
        code: optional(phrase),
        from: optional(number),
        to: optional(number),
        reason: fc.constantFrom(...missingReasons),
        label: optional(localized),
      }),
      { maxLength: 4 },
    ),
  })
  // As JSON has it: what is undefined is not there.
  .map((one) => Variable.parse(JSON.parse(JSON.stringify(one))))
const codebook = fc.uniqueArray(variable, { selector: ({ name }) => name, maxLength: 4 })

describe('a codebook in DDI', () => {
  test('comes back as it went', async () => {
    expect(await read(written([sexo, depto]))).toEqual([sexo, depto])
    // Of every kind, weights and dates among them, with all that a study says beside it.
    const document = ddiXml(wholeStudy, { dataset: 'personas', rows: 1, variables: wholeCodebook })
    expect(await read(document)).toEqual(wholeCodebook)
  })

  test('comes back as it went, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(codebook, async (variables) => {
        expect(await read(written(variables))).toEqual(variables)
      }),
    )
  })

  test('has the elements and attributes of the published schema, in its order and as often as it allows', () => {
    fc.assert(
      fc.property(codebook, (variables) => {
        expect(breachesOf(seen(written(variables)))).toEqual([])
      }),
    )
    expect(breachesOf(everything)).toEqual([])
  })

  test('every element that is written stands in the table of the schema, and every element of the table is written', () => {
    const names = new Set(elementsIn(everything).map(({ name }) => name))
    expect([...names].sort()).toEqual(modelled.toSorted())
  })

  test('the table of the schema notices an element out of its order, one too many, and one that lacks', () => {
    let [disordered, repeated, lacking] = [0, 0, 0]
    for (const element of elementsIn(everything)) {
      const steps = stepsOf(element.name)
      const kinds = new Set(element.children.map(({ name }) => name))
      if (steps.length > 0 && kinds.size > 1) {
        expect(breachesOf({ ...element, children: element.children.toReversed() }), element.name).not.toEqual([])
        disordered++
      }
      for (const step of steps) {
        const [name, often] = [step.slice(0, -1), step.slice(-1)]
        const child = element.children.find((one) => one.name === name)
        if (child && '1?'.includes(often)) {
          const children = element.children.flatMap((one) => (one === child ? [one, one] : [one]))
          expect(breachesOf({ ...element, children }), `${element.name} ${name} twice`).not.toEqual([])
          repeated++
        }
        if (child && '1+'.includes(often)) {
          const children = element.children.filter((one) => one.name !== name)
          expect(breachesOf({ ...element, children }), `${element.name} without ${name}`).not.toEqual([])
          lacking++
        }
      }
    }
    expect([disordered > 10, repeated > 5, lacking > 3]).toEqual([true, true, true])
  })

  test('says to other programs which codes are missing, and has no distribution', () => {
    const document = written([sexo])
    expect(document).toContain('<catgry missing="Y" missType="dontKnow">')
    expect(document).toContain('<catgry missing="Y" missType="refused">')
    expect(document).not.toMatch(/catStat|sumStat/)
  })

  test('cannot hold what XML cannot', async () => {
    expect(() => written([{ ...sexo, label: 'a\u0001b' }])).toThrow('xml.character')
    expect(() => written([{ ...sexo, label: 'a\ud800b' }])).toThrow('xml.character')
  })
})
