import { describe, expect, test } from 'vitest'
import type { Wording } from '../../../../../main/contract/narrative.ts'
import type { ResultTable } from '../../../../../main/contract/results.ts'
import type { Language } from '../../../../../main/contract/text.ts'
import { boundText } from '../../../../../main/core/report/bound-text.ts'
import { grammars } from '../../../../../main/core/report/narrative/grammar/grammar.ts'
import { narrate, narrateComparison } from '../../../../../main/core/report/narrative/narrate.ts'
import { syntheticComparisons } from '../../../../harness/report-comparisons.ts'
import { cell, syntheticTables, textsIn } from '../../../../harness/report-study.ts'

const texts = { es: textsIn('es'), en: textsIn('en') }
const named = (id: string) => syntheticTables.find((table) => table.id === id) as ResultTable
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const comparisons = new Map(syntheticComparisons.map((comparison) => [comparison.id, comparison]))

const read = (bound: string, table: ResultTable, language: Language) => {
  const scene = { language, texts: texts[language], warnings: [] }
  const tables = new Map([[table.id, table]])
  const runs = boundText(bound, { section: '', tables, comparisons, analyses: new Map(), scene })
  return plain(runs.map(({ text }) => text).join(''))
}
const told = (table: ResultTable, language: Language = 'es', wording: Wording = {}, spec = {}) =>
  read(
    narrate({ table, comparisons: [], wording, spec }, { language, texts: texts[language], warnings: [] }),
    table,
    language,
  )
const compared = (id: string, language: Language = 'es') => {
  const comparison = comparisons.get(id)
  if (!comparison) throw new Error(id)
  const table = named(comparison.table)
  const scene = { language, texts: texts[language], warnings: [] }
  return read(narrateComparison({ table, comparisons: [] }, comparison, scene), table, language)
}

const sexes = [
  { code: '1', label: { es: 'Hombres', en: 'Men' } },
  { code: '2', label: { es: 'Mujeres', en: 'Women' } },
]
const bySex = (women: number, se: number, change: Partial<ResultTable> = {}): ResultTable => ({
  ...named('causas'),
  id: 'sexo',
  statistic: 'proportion',
  variable: 'sexo',
  universe: { es: 'Personas desplazadas', en: 'Displaced persons' },
  dimensions: [],
  levels: sexes,
  levelLabel: { es: 'Sexo', en: 'Sex' },
  cells: [cell([], '1', 1 - women, { se }), cell([], '2', women, { se })],
  ...change,
})

describe('a whole and its parts', () => {
  test('the share with its interval, its size in words where the interval bears them', () => {
    expect(told(bySex(0.54, 0.015))).toBe(
      'Según sexo, el 54,0 % (IC 95 %: 51,0–57,0) de las personas desplazadas, más de la mitad, corresponde a mujeres y el 46,0 % a hombres.',
    )
    expect(told(bySex(0.54, 0.015), 'en')).toBe(
      'By sex, the category women accounts for 54.0% (95% CI: 51.0–57.0) of displaced persons, more than half, and men for 46.0%.',
    )
  })

  test('which of two is larger is not said where the intervals overlap', () => {
    expect(told(bySex(0.51, 0.015))).toBe(
      'Según sexo, el 51,0 % (IC 95 %: 48,0–54,0) de las personas desplazadas, alrededor de la mitad, corresponde a mujeres y el 49,0 % a hombres; los datos no establecen cuál de las dos es mayor.',
    )
    expect(told(bySex(0.51, 0.05))).not.toContain('mitad')
  })

  test('what an author wrote of a category and of the universe is taken as it is', () => {
    const wording = {
      universe: { es: 'las personas que se desplazaron', en: 'persons who were displaced' },
      levels: { '2': { es: 'son mujeres', en: 'are women' } },
    }
    expect(told(bySex(0.54, 0.015), 'es', wording)).toBe(
      'El 54,0 % (IC 95 %: 51,0–57,0) de las personas que se desplazaron, más de la mitad, son mujeres.',
    )
    expect(told(bySex(0.54, 0.015), 'en', wording)).toBe(
      'Overall, 54.0% (95% CI: 51.0–57.0) of persons who were displaced, more than half, are women.',
    )
  })

  test('several answers: the lead is said where the intervals are apart, and that shares may exceed the whole', () => {
    expect(told(named('causas'))).toBe(
      'Según causa, la opción más frecuente es amenazas, con el 58,3 % (IC 95 %: 52,5–64,1) de las personas desplazadas por la violencia, más de la mitad. Le siguen extorsión (44,3 %) y homicidio de un familiar (30,3 %); la ventaja de la primera categoría supera el margen de error. Por sexo, la proporción de amenazas es del 54,3 % (IC 95 %: 48,9–59,7) en «Hombre» y del 56,3 % (IC 95 %: 50,7–61,9) en «Mujer». Se podía dar más de una respuesta: los porcentajes pueden sumar más de 100 %.',
    )
  })

  test('a question is answered and a condition is met', () => {
    const answers = [
      { code: '1', label: { es: 'Sí', en: 'Yes' } },
      { code: '2', label: { es: 'No', en: 'No' } },
    ]
    const question = { es: '¿Denunció los hechos?', en: 'Were the facts reported?' }
    expect(told(bySex(0.8, 0.02, { levels: answers, levelLabel: question }))).toBe(
      'A la pregunta «¿Denunció los hechos?», la respuesta es «Sí» en el 20,0 % (IC 95 %: 16,0–24,0) de las personas desplazadas.',
    )
    const condition = { es: 'Abandonó una vivienda', en: 'Abandoned a dwelling' }
    expect(told(bySex(0.8, 0.02, { levels: answers, levelLabel: condition }), 'en')).toBe(
      'The condition “Abandoned a dwelling” holds for 20.0% (95% CI: 16.0–24.0) of displaced persons.',
    )
  })
})

describe('what is withheld', () => {
  test('a figure of low precision is named without its number; proper names keep their capitals', () => {
    expect(told(named('prevalencia'))).toMatch(
      /en Ahuachapán y del 1,5 % \(IC 95 %: 1,4–1,7\) en Santa Ana\. No se publica por baja precisión la cifra de Sonsonate\.$/,
    )
  })

  test('nor is the rest of the whole, from which it would follow', () => {
    const cells = [cell([], '1', 0.03, { verdict: 'unreliable' }), cell([], '2', 0.97)]
    const text = told(bySex(0.97, 0.01, { cells }))
    expect(text).toBe(
      'No se publica por baja precisión la cifra de los hombres. Se omite la cifra de las mujeres, porque de ella se deduciría una que no se publica.',
    )
  })

  test('the largest is only that of those that are published', () => {
    const three = [
      ...sexes,
      { code: '3', label: { es: 'Otro', en: 'Other' } },
      { code: '4', label: { es: 'No responde', en: 'No answer' } },
    ]
    const hidden = { confidentiality: 'hidden' } as const
    const cells = [cell([], '1', 0.3), cell([], '2', 0.6), cell([], '3', null, hidden), cell([], '4', null, hidden)]
    expect(told(bySex(0.6, 0.01, { levels: three, cells }))).toBe(
      'Según sexo, la mayor de las categorías que se publican es mujeres, con el 60,0 % (IC 95 %: 54,0–66,0) de las personas desplazadas, más de la mitad. Le sigue hombres (30,0 %); la ventaja de la primera categoría supera el margen de error. No se publica por confidencialidad la cifra de «Otro» y «No responde».',
    )
  })

  test('where nothing is left, that is said', () => {
    const cells = named('anio').cells.map((own) => ({ ...own, estimate: null }))
    expect(told({ ...named('anio'), cells }, 'en')).toBe(
      'No figure of the table “Displaced persons by year” is published in the text.',
    )
  })
})

describe('totals and averages', () => {
  test('a total of persons has its unit and its window; records are not extended to the population', () => {
    expect(told(named('albergues'))).toBe(
      'El total registrado de personas registradas en albergues es de 100 (periodo de referencia: 2006–2016). Por sexo, el total es de 60 en «Hombre» y de 80 en «Mujer». Estas cifras describen los registros y no se extienden a la población.',
    )
  })

  test('one is not counted in the plural, and a universe of unknown gender is cited', () => {
    const table = {
      ...named('albergues'),
      dimensions: [],
      cells: [cell([], null, 1, { se: null, verdict: 'notApplicable' })],
    }
    const unknown = { ...table, universe: { es: 'Quienes llegaron', en: 'Those who arrived' } }
    expect(told(unknown)).toMatch(
      /^El total registrado del universo «Quienes llegaron» es de 1 \(unidad: personas\) \(periodo/,
    )
  })

  test.each([
    [{ order: 0.5 }, 'la mediana', 'the median'],
    [{ order: 0.25 }, 'el 1.er cuartil', 'the 1st quartile'],
    [{ order: 0.9 }, 'el 9.º decil', 'the 9th decile'],
    [{ order: 0.95 }, 'el percentil 95', 'the percentile 95'],
  ])('a quantile %j has its name', (quantile, spanish, english) => {
    const table: ResultTable = {
      ...named('anio'),
      statistic: 'quantile',
      unit: { es: 'años', en: 'years' },
      dimensions: [],
      cells: [cell([], null, 30)],
    }
    expect(told(table, 'es', {}, { quantile })).toBe(
      `En el cuadro «Personas desplazadas por año», ${spanish} es de 30,0 años (IC 95 %: 27,0–33,0).`,
    )
    expect(told(table, 'en', {}, { quantile })).toContain(english)
  })
})

describe('comparisons', () => {
  test('significant: in points with their test; not significant: the data show none, never that there is none', () => {
    expect(compared('causas_diferencia')).toBe(
      'La proporción de amenazas es del 56,3 % en «Mujer» y del 44,0 % en «Hombre»: una diferencia de 12,3 puntos porcentuales (IC 95 %: 6,3–18,3; p < 0,001), estadísticamente significativa. La proporción de extorsión es del 40,0 % en «Mujer» y del 42,0 % en «Hombre», pero los datos no muestran una diferencia significativa (−2,0 puntos porcentuales; IC 95 %: −10,0 a 6,0; p = 0,620).',
    )
  })

  test('a trend says what memory does to it, a change that rounds must be alike', () => {
    expect(compared('anio_tendencia')).toBe(
      'De 2012 a 2016, el total sube 2147,3 personas por año (IC 95 %: 1527,3–2767,3; p = 0,030), una pendiente estadísticamente significativa. Cuando la fecha se toma de la memoria, lo reciente se recuerda mejor que lo lejano: por sí sola, la serie no prueba un cambio en la población.',
    )
    expect(compared('causas_cambio', 'en')).toBe(
      'Between 2000–2010 and 2006–2016, the share of threats went from 62.1% to 55.0%: a change of −7.1 percentage points (95% CI: −11.1 to −3.1; p = 0.030), statistically significant. The change speaks of the population only if the questions, the universe and the fieldwork of both rounds are comparable.',
    )
  })

  test('figures of no sample have no test', () => {
    expect(compared('albergues_diferencia')).toContain('20 personas de diferencia, sin prueba estadística.')
  })
})

describe('Spanish', () => {
  const { list, contract, ordinal } = grammars.es

  test('«y» is «e» before the sound i and stays before a diphthong', () => {
    expect(list(['padres', 'hijos'])).toBe('padres e hijos')
    expect(list(['agua', '«Iglesia»'])).toBe('agua e «Iglesia»')
    expect(list(['a', 'b', 'hierro'])).toBe('a, b y hierro')
    expect(list(['uno'])).toBe('uno')
  })

  test('only the article is run together', () => {
    expect(contract('de el 5 % a el 6 % de El Salvador')).toBe('del 5 % al 6 % de El Salvador')
  })

  test('ranks lose their vowel before a noun', () => {
    expect([1, 2, 3, 9].map(ordinal)).toEqual(['1.er', '2.º', '3.er', '9.º'])
    expect([1, 2, 3, 11, 22].map(grammars.en.ordinal)).toEqual(['1st', '2nd', '3rd', '11th', '22nd'])
  })
})
