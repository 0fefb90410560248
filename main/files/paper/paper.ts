import type { Language } from '../../contract/text.ts'
import type { Fact, Logo, Paragraph, ReportWords } from '../../core/report/report.ts'

/** A report laid out for paper: one row of blocks, every table measured. Both DOCX and PDF print it as it stands. */
export type Paper = {
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  readonly logos: readonly Logo[]
  readonly warnings: readonly string[]
  readonly words: ReportWords
  readonly facts: readonly Fact[]
  readonly note: string
  /** Credits and citation, before the contents. */
  readonly front: readonly Block[]
  /** Blocks in their order, in stretches of upright and sideways pages. */
  readonly stretches: readonly Stretch[]
}

export type Stretch = { readonly isSideways: boolean; readonly blocks: readonly Block[] }

export type Block = Heading | Text | Facts | PaperTable | Picture

export type Heading = {
  readonly kind: 'heading'
  readonly level: 1 | 2
  readonly text: string
  readonly anchor: string
  /** Stands in the contents. */
  readonly isListed: boolean
}
export type Text = { readonly kind: 'text'; readonly runs: Paragraph }
export type Facts = { readonly kind: 'facts'; readonly facts: readonly Fact[] }

export type Picture = {
  readonly kind: 'picture'
  readonly id: string
  readonly anchor: string
  readonly caption: Caption
  readonly description: string
  /** The table with its data. */
  readonly data: readonly { readonly anchor: string; readonly label: string }[]
}

/** "Cuadro 3" and its title; tables of the technical sheet have no number. */
export type Caption = { readonly label: string; readonly title: string }

export type PaperTable = {
  readonly kind: 'table'
  readonly anchor: string
  readonly caption: Caption
  /** What it measures, over the table. */
  readonly facts: readonly Fact[]
  readonly head: readonly (readonly PaperCell[])[]
  readonly rows: readonly PaperRow[]
  /** Under the table. */
  readonly notes: readonly string[]
  readonly fit: Fit
  /** Stands on one page: it is too short to be torn. */
  readonly isWhole: boolean
}

export type PaperRow = { readonly kind: 'group' | 'total' | 'plain'; readonly cells: readonly PaperCell[] }

export type PaperCell = {
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly isHeader: boolean
  readonly isNumber: boolean
}

/** How a table fits the page: the way the page lies, size of the letters and widths of the columns in points. */
export type Fit = { readonly isSideways: boolean; readonly size: number; readonly widths: readonly number[] }
