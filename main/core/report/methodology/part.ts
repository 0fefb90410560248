import type { MethodologyPart } from '../report.ts'

/** A part of the note with what it has of facts, tables and paragraphs. */
export const part = (title: string, content: Partial<Omit<MethodologyPart, 'title'>>): MethodologyPart => ({
  title,
  facts: [],
  tables: [],
  paragraphs: [],
  ...content,
})
