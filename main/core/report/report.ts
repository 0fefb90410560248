import type { Language } from '../../contract/text.ts'
import type { Point } from './charts/points.ts'
import type { VegaLiteSpec } from './charts/theme.ts'
import type { Mark } from './marks.ts'
import type { NumberFormat } from './number-format.ts'

/** A report as plain data in one language: every word is in it, nothing is left to the renderers but the form. */
export type Report = {
  readonly language: Language
  /** The language as the country of the study speaks it: "es-SV"; of a study without one, the language alone. */
  readonly locale: string
  readonly title: string
  /** What every page, sheet and picture must say: draft, and synthetic data where it is so. */
  readonly warnings: readonly string[]
  /** Empty where the plan gives none. */
  readonly subtitle: string
  readonly logos: readonly Logo[]
  readonly facts: readonly Fact[]
  readonly note: string
  /** Before the contents: credits and citation. */
  readonly front: readonly MethodologyPart[]
  readonly words: ReportWords
  readonly sections: readonly Section[]
  readonly methodology: MethodologyNote
  readonly legend: Legend
  /** After all else: glossary, legal references, precision of every figure. */
  readonly annexes: readonly MethodologyPart[]
}

/** Words of the frame around the content, by their key under `report.word` in the locales. */
export const reportWords = [
  'contents',
  'tables',
  'charts',
  'cover',
  'skip',
  'status',
  'methodology',
  'legend',
  'sign',
  'name',
  'meaning',
  'sheet',
  'title',
  'topic',
  'term',
  'detail',
  'oneTable',
  'emptyCell',
  'back',
  'page',
  'notes',
  'data',
  'yes',
  'no',
] as const
export type ReportWords = { readonly [W in (typeof reportWords)[number]]: string }

/** `description` is the institution in words, `png` its picture in base64. */
export type Logo = { readonly id: string; readonly description: string; readonly png: string }

export type Fact = { readonly term: string; readonly text: string }

export type Section = {
  readonly anchor: string
  readonly title: string
  readonly paragraphs: readonly Paragraph[]
  readonly blocks: readonly (ReportTable | ReportChart)[]
}

/** A paragraph in runs; a figure knows the table it came from and what it is a figure of. */
export type Paragraph = readonly Run[]
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly anchor: string; readonly about: string }

export type ReportChart = {
  readonly kind: 'chart'
  readonly id: string
  readonly anchor: string
  /** "Gráfico 2". */
  readonly label: string
  readonly title: string
  /** The picture in words with its main figures. */
  readonly description: string
  readonly spec: VegaLiteSpec
  /** The figures of the picture. */
  readonly points: readonly Point[]
  /** What it is drawn from. */
  readonly tables: readonly { readonly anchor: string; readonly label: string }[]
}

export type ReportTable = {
  readonly kind: 'table'
  readonly id: string
  readonly anchor: string
  /** "Cuadro 3". */
  readonly label: string
  readonly title: string
  /** Unit, universe, base, window: no table is printed without them. */
  readonly facts: readonly Fact[]
  readonly reading: string
  readonly grid: Grid
  readonly records: Records
  /** Verdicts that occur in the table and are printed beside figures. */
  readonly marks: readonly Mark[]
  readonly notes: readonly string[]
}

/** The table as a page shows it: few columns, the categories of a short axis side by side. */
export type Grid = {
  readonly head: readonly (readonly HeadCell[])[]
  readonly groups: readonly { readonly header: string; readonly rows: readonly GridRow[] }[]
  readonly columns: number
  /** Places of columns of words, which are read from the left and may break; left out = only the first. */
  readonly words?: readonly number[]
}
export type HeadCell = { readonly text: string; readonly columns: number; readonly rows: number }
export type GridRow = { readonly header: string; readonly isTotal: boolean; readonly cells: readonly GridCell[] }
export type GridCell = { readonly text: string; readonly mark: Mark | null }

/** The table as a worksheet holds it: one row per figure, real numbers. */
export type Records = {
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly isHeader: boolean }[]
  readonly rows: readonly (readonly Value[])[]
}
export type Value = string | { readonly number: number | null; readonly format: NumberFormat }

export type MethodologyNote = { readonly title: string; readonly parts: readonly MethodologyPart[] }
/** A part in plain words, facts and accounts, of the technical sheet or of what stands around the report. */
export type MethodologyPart = {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly tables: readonly Records[]
  readonly paragraphs: readonly string[]
}

export type Legend = {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly entries: readonly { readonly symbol: string; readonly word: string; readonly meaning: string }[]
}
