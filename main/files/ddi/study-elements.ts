import type { Plan } from '../../contract/plan.ts'
import { type Localized, languages } from '../../contract/text.ts'
import { element, type XmlElement } from '../xml/write-xml.ts'
import { localizedElements } from './localized-elements.ts'

/** What is said of the study: what its plan says, and who wrote the document. */
export type StudyDescription = {
  readonly title: Localized
  readonly study?: Plan['study']
  /** Texts for "synthetic data", where it is so. */
  readonly warning?: Localized
  readonly program: { readonly name: string; readonly version: string }
}

/** The sections docDscr and stdyDscr, their children in the order of the schema. */
export const studyElements = ({ title, study, warning, program }: StudyDescription): XmlElement[] => {
  const sheet = study?.sheet ?? {}
  const notes = [warning, study?.note, sheet.definitions, sheet.limitations]
  return [
    element('docDscr', {}, [
      element('citation', {}, [
        titleStatement(title),
        element('prodStmt', {}, [element('software', { version: program.version }, program.name)]),
      ]),
    ]),
    element('stdyDscr', {}, [
      element('citation', {}, [
        titleStatement(title),
        ...within('prodStmt', localizedElements('producer', study?.producer)),
      ]),
      ...within('stdyInfo', [
        ...localizedElements('abstract', sheet.objective),
        ...within('sumDscr', [
          ...localizedElements('timePrd', study?.window),
          ...(study?.country === undefined ? [] : [element('nation', { abbr: study.country }, study.country)]),
          ...localizedElements('geogCover', sheet.coverage),
          ...localizedElements('universe', sheet.population),
        ]),
      ]),
      ...within('method', [
        ...within('dataColl', [
          ...localizedElements('sampProc', sheet.sampling),
          ...within('sampleFrame', localizedElements('txt', sheet.frame)),
          ...localizedElements('collMode', sheet.mode),
          ...localizedElements('collSitu', sheet.fieldwork),
        ]),
        ...within('anlyInfo', localizedElements('respRate', sheet.response)),
      ]),
      ...notes.flatMap((note) => localizedElements('notes', note)),
    ]),
  ]
}

/** A section, left out where it would be empty. */
const within = (name: string, content: readonly XmlElement[]): XmlElement[] =>
  content.length === 0 ? [] : [element(name, {}, content)]

/** One title, and the title in the other language as a parallel one. */
const titleStatement = (title: Localized): XmlElement => {
  if (typeof title === 'string') return element('titlStmt', {}, [element('titl', {}, title)])
  const [first, ...others] = languages.flatMap((language) =>
    title[language] === undefined ? [] : [{ language, text: title[language] }],
  )
  return element('titlStmt', {}, [
    element('titl', { 'xml:lang': first?.language }, first?.text ?? ''),
    ...others.map(({ language, text }) => element('parTitl', { 'xml:lang': language }, text)),
  ])
}
