import type { Engine } from '../../../main/engine/context.ts'
import type { Person } from './invented-people.ts'

/** A list of invented persons as a file of commas, with more columns of one's own behind. */
export const listCsv = (
  people: readonly Person[],
  more: readonly string[] = [],
  valuesOf: (row: number) => readonly (string | number)[] = () => [],
): string =>
  [
    ['nombre', 'nacimiento', 'dui', 'sexo', ...more],
    ...people.map(({ name, born, document, sex }, row) => [name, born, document, sex, ...valuesOf(row)]),
  ]
    .map((cells) => cells.join(';'))
    .join('\n')

/** Imports such a file; who they are goes into the vault. */
export const bringList = (engine: Engine, folder: string, dataset: string) => {
  const source = {
    dataset,
    format: 'csv' as const,
    file: `${dataset}.csv`,
    options: { types: { dui: 'text', nombre: 'text', nacimiento: 'text' } } as const,
    identifiers: ['nombre', 'nacimiento', 'dui'],
  }
  return engine.call('data.import', { source, folder, reason: 'prueba' })
}

/** How two such lists, «registro» and «ronda», are linked. */
export const listsLink = {
  name: 'enlace',
  first: 'registro',
  second: 'ronda',
  fields: [
    { compare: 'name' as const, first: ['nombre'], second: ['nombre'] },
    { compare: 'date' as const, first: ['nacimiento'], second: ['nacimiento'] },
    { compare: 'document' as const, first: ['dui'], second: ['dui'] },
  ],
  reason: 'panel',
}
