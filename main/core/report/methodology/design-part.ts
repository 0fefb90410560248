import { inLanguage } from '../../../contract/text.ts'
import { formatNumber, integer } from '../number-format.ts'
import type { Fact, MethodologyPart } from '../report.ts'
import type { Scene } from '../scene.ts'
import type { DesignAccount } from './methodology.ts'
import { part } from './part.ts'
import { marginRecords, outcomeRecords, weightRecords } from './weight-records.ts'

/** A design: the sample, how its variance is estimated, and what became of its weights. */
export const designPart = (design: DesignAccount, scene: Scene): MethodologyPart => {
  const { language, texts } = scene
  const fact = (name: string, text: string): Fact => ({ term: texts(`methodology.design.${name}`), text })
  const number = (value: number) => formatNumber(value, integer, language)
  const names = (variables: readonly string[]) => variables.join(', ')
  const stratified = [
    ...(design.strataVariables.length > 0 ? [names(design.strataVariables)] : []),
    number(design.strata),
  ]
  const lonely = texts(`methodology.lonely.${design.lonelyPsu}`)
  const facts = [
    fact('dataset', design.dataset),
    fact('kind', texts(design.probability ? 'methodology.design.probability' : 'methodology.design.non-probability')),
    fact('records', number(design.records)),
  ]
  const sample = [
    fact('strata', stratified.join(': ')),
    fact(
      'psus',
      design.psuVariables.length === 0
        ? texts('methodology.design.records-are-units', { count: number(design.psus) })
        : `${names(design.psuVariables)}: ${number(design.psus)}`,
    ),
    fact('weight', design.weight ?? texts('methodology.design.no-weight')),
  ]
  const variance = [
    fact('df', number(design.degreesOfFreedom)),
    fact('variance', varianceText(design, scene)),
    fact('fpc', texts(design.finitePopulation ? 'report.word.yes' : 'report.word.no')),
    fact('lonely', design.lonelyStrata === 0 ? lonely : `${lonely} (${number(design.lonelyStrata)})`),
  ]
  const isWeighted = design.probability || design.weight !== undefined || design.weights.length > 1
  const tables = [
    ...(isWeighted ? [weightRecords(design, scene)] : []),
    marginRecords(design, scene),
    outcomeRecords(design, scene),
  ]
  return part(`${texts('methodology.design')}: ${inLanguage(design.label, language) || design.id}`, {
    facts: design.probability ? [...facts, ...sample, ...variance] : facts,
    tables: tables.filter(({ rows }) => rows.length > 0),
    paragraphs: design.probability ? [] : [texts('report.non-probability')],
  })
}

/** Where standard errors come from; without an account by linearisation between primary units. */
const varianceText = ({ variance }: DesignAccount, { texts, language }: Scene): string => {
  const number = (value: number): string => formatNumber(value, integer, language)
  switch (variance?.method) {
    case undefined:
      return texts('methodology.design.taylor')
    case 'stages':
      return texts('methodology.variance.stages')
    case 'twoPhase': {
      const { drawn, units, strata } = variance
      const counts = { drawn: number(drawn), units: number(units), strata: number(strata) }
      return texts('methodology.variance.twoPhase', counts)
    }
    case 'unequal':
      return texts(`methodology.variance.${variance.formula}`)
    case 'replicates':
      return texts(`methodology.variance.${variance.kind}`, { count: number(variance.count) })
  }
}
