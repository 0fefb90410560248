import type { Variable } from '../../../main/contract/codebook.ts'
import type { Column } from '../../../main/core/data/column.ts'
import type { SavContent } from '../../../main/files/sav/write.ts'

/** Synthetic columns with all that a file can hold, `rows` long. */
export const sampleContent = (rows: number): SavContent & { readonly documents: readonly string[] } => {
  const columns: [Partial<Variable> & Pick<Variable, 'name' | 'kind'>, Column][] = [
    [{ name: 'folio', kind: 'id' }, numbers(rows, (i) => i + 1)],
    [
      {
        name: 'sexo',
        kind: 'nominal',
        label: { es: 'Sexo de la persona', en: 'Sex' },
        categories: [
          { code: '1', label: { es: 'Hombre', en: 'Man' } },
          { code: '2', label: 'Mujer' },
        ],
        missing: [{ code: '9', reason: 'dontKnow', label: 'No sabe' }],
      },
      numbers(rows, (i) => [1, 2, 9, Number.NaN][i % 4] ?? 0),
    ],
    [
      {
        name: 'edad',
        kind: 'count',
        label: 'Edad en años cumplidos',
        missing: [
          { code: '98', reason: 'dontKnow', label: 'No sabe' },
          { from: 97, to: 99, reason: 'other' },
          { code: '-1', reason: 'refused', label: 'Rehúsa' },
        ],
      },
      numbers(rows, (i) => (i % 101) - 1),
    ],
    [
      {
        name: 'saldo_del_hogar_a_fin_de_mes',
        kind: 'continuous',
        decimals: 2,
        missing: [{ to: -1000, reason: 'other' }],
      },
      numbers(rows, (i) => [-1e300, -123456789.125, -99, -0.5, 0, 151, 152, 1 / 3, 1e300, Number.NaN][i % 10] ?? 0),
    ],
    [{ name: 'nacimiento', kind: 'date' }, numbers(rows, (i) => (i % 7 === 0 ? Number.NaN : i * 11 - 30_000))],
    [{ name: 'visita', kind: 'date' }, numbers(rows, (i) => 16_000 + i + ((i * 37) % 86_400) / 86_400)],
    [
      {
        name: 'departamento',
        kind: 'geography',
        categories: [
          { code: '01', label: 'Ahuachapán' },
          { code: '14', label: 'La Unión' },
        ],
        missing: [{ code: '99', reason: 'other' }],
      },
      texts(rows, ['01', '14', '99']),
    ],
    [
      {
        name: 'causa',
        kind: 'nominal',
        label: 'Causa principal',
        categories: [{ code: 'amenaza directa', label: 'Amenaza' }],
        missing: [{ code: 'NS', reason: 'dontKnow', label: 'No sabe' }],
      },
      texts(rows, ['amenaza directa', 'NS', 'extorsión']),
    ],
    [{ name: 'año', kind: 'ordinal' }, numbers(rows, (i) => 2006 + (i % 11))],
    [{ name: 'nota', kind: 'text' }, texts(rows, ['ñ'.repeat(120), 'x', 'y'.repeat(250)])],
    [{ name: 'relato', kind: 'text' }, texts(rows, ['Breve.', 'a'.repeat(256), 'z'.repeat(2999), 'b'.repeat(252)])],
    [{ name: 'peso', kind: 'weight' }, numbers(rows, (i) => 0.1 + i / 7)],
  ]
  const variables = columns.map(
    ([variable, column]): Variable => ({
      categories: [],
      missing: [],
      storage: column.type,
      ...variable,
    }),
  )
  return {
    variables,
    columns: { rows, byName: new Map(columns.map(([variable, column]) => [variable.name, column])) },
    label: 'Encuesta sintética',
    documents: ['Datos sintéticos'],
    weight: 'peso',
  }
}

const numbers = (rows: number, value: (i: number) => number): Column => ({
  type: 'number',
  values: Float64Array.from({ length: rows }, (_, i) => value(i)),
})

/** The texts in turn, with a blank after the last. */
const texts = (rows: number, dictionary: readonly string[]): Column => ({
  type: 'code',
  codes: Uint32Array.from({ length: rows }, (_, i) => (i + 1) % (dictionary.length + 1)),
  dictionary,
})
