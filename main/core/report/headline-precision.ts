import type { Cell, ResultTable } from '../../contract/results.ts'
import { inLanguage } from '../../contract/text.ts'
import { markOf } from './marks.ts'
import { type FigureField, fieldFormat } from './measure.ts'
import type { Records, Value } from './report.ts'
import type { Scene } from './scene.ts'

const fields: readonly FigureField[] = [
  'estimate',
  'se',
  'cv',
  'logCv',
  'ciLow',
  'ciHigh',
  'deff',
  'n',
  'nEff',
  'df',
  'cases',
]

/** Precision of the main figures: each table at the margin of all its dimensions, for every level it has. */
export const headlinePrecision = (tables: readonly ResultTable[], scene: Scene): Records => {
  const { texts } = scene
  const names = ['indicator', 'unit', ...fields, 'quality']
  return {
    title: texts('methodology.precision.main'),
    columns: names.map((name, place) => ({ label: texts(`methodology.precision.${name}`), isHeader: place === 0 })),
    rows: tables
      .filter(({ probability }) => probability)
      .flatMap((table) => table.cells.filter(isOverall).map((cell) => rowOf(table, cell, scene))),
  }
}

const rowOf = (table: ResultTable, cell: Cell, { language, texts }: Scene): Value[] => {
  const level = table.levels.find(({ code }) => code === cell.level)
  const levelName = inLanguage(level?.label, language) || (cell.level ?? '')
  const title = [inLanguage(table.title, language), levelName].filter((text) => text !== '').join(': ')
  const { glyph, word } = markOf(cell.verdict.level, texts)
  const figures = fields.map((field) => ({ number: cell[field], format: fieldFormat(field, table.statistic) }))
  return [title, inLanguage(table.unit, language), ...figures, `${glyph} ${word}`]
}

const isOverall = ({ group }: Cell): boolean => group.every((code) => code === null)
