import type { Variable } from '../../contract/codebook.ts'
import { element, xmlDocument } from '../xml/write-xml.ts'
import { type StudyDescription, studyElements } from './study-elements.ts'
import { variableElement } from './variable-element.ts'

/** A dataset to be documented. `rows` and the number of variables are the only counts that are written. */
export type DocumentedDataset = {
  readonly dataset: string
  readonly rows: number
  readonly variables: readonly Variable[]
}

/**
 * A dataset's codebook as DDI-Codebook 2.5 (DDI Alliance 2012, codebook.xsd). Elements stand in the order of the
 * schema; there are no distributions. What the standard has no place for stands in `notes` of type "caracteriza", so
 * that `readDdi` gives the same variables back.
 */
export const ddiXml = (study: StudyDescription, { dataset, rows, variables }: DocumentedDataset): string => {
  const root = element(
    'codeBook',
    {
      xmlns: 'ddi:codebook:2_5',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'ddi:codebook:2_5 https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd',
      version: '2.5',
    },
    [
      ...studyElements(study),
      element('fileDscr', { ID: 'F1' }, [
        element('fileTxt', {}, [
          element('fileName', {}, dataset),
          element('dimensns', {}, [
            element('caseQnty', {}, String(rows)),
            element('varQnty', {}, String(variables.length)),
          ]),
        ]),
      ]),
      element(
        'dataDscr',
        {},
        variables.map((variable, place) => variableElement(variable, place + 1)),
      ),
    ],
  )
  return xmlDocument(root)
}
