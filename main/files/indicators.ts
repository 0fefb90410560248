import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Concept } from '../contract/concept.ts'
import { IndicatorSection } from '../contract/indicator.ts'
import { Name } from '../contract/name.ts'
import { SolutionsMeasure } from '../contract/solutions-measure.ts'
import { checkLibrary, type IndicatorLibrary } from '../core/indicator/library.ts'

const conceptsFile = 'concepts.yaml'
const solutionsFile = 'solutions.yaml'

/** The indicator library that the product brings along: every file of the folder, sections and packs by their name. */
export const loadIndicators = (resources: string): IndicatorLibrary => {
  const folder = join(resources, 'indicators')
  const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'))
  const concepts = z.array(Concept).parse(read(conceptsFile))
  const sections = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== conceptsFile && file !== solutionsFile)
    .sort()
    .map((file) => IndicatorSection.parse(read(file)))
  const ordered = [...sections.filter(({ isTemplate }) => isTemplate), ...sections.filter((one) => !one.isTemplate)]
  const solutions = z.array(SolutionsMeasure.extend({ id: Name })).parse(read(solutionsFile))
  const library = {
    concepts: new Map(concepts.map((concept) => [concept.id, concept])),
    sections: ordered,
    solutions: new Map(solutions.map(({ id, ...measure }) => [id, measure])),
  }
  checkLibrary(library)
  return library
}
