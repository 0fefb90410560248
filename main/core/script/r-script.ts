import type { Language } from '../../contract/text.ts'
import type { Texts } from '../report/texts.ts'
import { type Standing, warningsOf } from '../report/warnings.ts'
import { analysesLeft } from './analyses-left.ts'
import { filesNeeded, leftForData } from './files-needed.ts'
import { comparisonNotInR, rComparison } from './r-comparisons.ts'
import { rStep } from './r-derivations.ts'
import { designNotInR, rDesign } from './r-designs.ts'
import { rKeys, rMissing, rSource, variablesRead } from './r-sources.ts'
import { rTable, tableNotInR } from './r-tables.ts'
import { rCall, rComment, rFlag, rString } from './r-text.ts'
import { dataOutOfReach, type ScriptInput, type ScriptSource, withinReach } from './script-input.ts'
import { typedSteps } from './variable-types.ts'
import { variablesUsed } from './variables-used.ts'

/** How the script is written: its language, the functions it begins with, and the folder of the study's values. */
export type ScriptStyle = {
  readonly language: Language
  readonly texts: Texts
  /** R code that the rest relies on, from the resources. */
  readonly preamble: string
  /** Beside the script. */
  readonly valuesFolder: string
  /** Left out: a working copy. */
  readonly standing?: Standing
}

/**
 * An R script that does what the plan does from the source files on, with packages `survey` and, for files of SPSS and Stata, `haven` alone, and
 * holds every table against the study's values: run as `Rscript script.R FOLDER`, with the folder of source files. It
 * tells the outcome per table and ends with status 1 if any figure differs by more than a part in 10⁸.
 */
export const rScript = (input: ScriptInput, style: ScriptStyle): string => {
  const { plan, sources } = input
  const { language, texts } = style
  const { plan: reached } = withinReach(input)
  const used = variablesRead(sources, variablesUsed(reached), plan)
  const usedOf = ({ dataset }: ScriptSource): ReadonlySet<string> => used.get(dataset) ?? new Set()
  const { steps, after } = typedSteps(input)
  const needed = sources.filter(({ dataset }) => used.has(dataset))
  const designs = plan.designs.filter(({ id }) => reached.tables.some(({ design }) => design === id))
  const section = (key: string): string => rComment(`---- ${texts(`script.part.${key}`)} ----`)
  return `${[
    header(input, style, needed),
    style.preamble.trim(),
    section('sources'),
    'study <- list()',
    ...needed.map((source) => rSource(source, usedOf(source))),
    ...needed.flatMap((source) => rKeys(source, usedOf(source))),
    ...needed.flatMap((source) => rMissing(source, usedOf(source))),
    section('steps'),
    ...steps.filter(({ step }) => used.has(step.dataset)).map((step) => rStep(step, input.lists, language)),
    section('designs'),
    'designs <- list()',
    ...designs.filter((design) => designNotInR(design) === null).map((design) => rDesign(design, input)),
    section('tables'),
    ...plan.tables.map((table) => {
      const away = dataOutOfReach(table, input)
      if (away !== null) return rComment(leftForData(table, away, style))
      const reason = tableNotInR(table, plan)
      return reason === null
        ? rTable(table, input, after, language)
        : rComment(texts(`script.left.${reason}`, { table: table.id }))
    }),
    ...(input.comparisons.length === 0 ? [] : [section('comparisons')]),
    ...input.comparisons.map((comparison) => {
      const reason = comparisonNotInR(comparison, input)
      return reason === null
        ? rComparison(comparison, input, language)
        : rComment(texts(`script.left.${reason}`, { comparison: comparison.id }))
    }),
    ...(plan.analyses.length === 0 ? [] : [section('analyses')]),
    ...analysesLeft(plan, texts).map(rComment),
    'finish()',
  ].join('\n\n')}\n`
}

const header = (
  { plan }: ScriptInput,
  { texts, valuesFolder, standing }: ScriptStyle,
  needed: readonly ScriptSource[],
): string => {
  const about = [
    ...warningsOf(plan, texts, standing),
    texts('script.r.about'),
    texts('script.r.conventions'),
    ...(standing === 'released' ? [texts('script.r.released')] : []),
    ...filesNeeded(needed, texts),
  ]
  const usesHaven = needed.some(({ format }) => format === 'sav' || format === 'dta')
  const words = ['other', 'away', 'later', 'equal', 'different', 'only', 'hidden', 'tables', 'comparisons']
  const said = [
    `absent = ${rString(texts(standing === 'released' ? 'script.say.unpublished' : 'script.say.absent'))}`,
    ...words.map((key) => `${key} = ${rString(texts(`script.say.${key}`))}`),
  ]
  return [
    ...about.map(rComment),
    // Names and texts of the study may hold any character, and sorting must not depend on the machine.
    'if (!l10n_info()[["UTF-8"]]) invisible(suppressWarnings(Sys.setlocale("LC_CTYPE", "C.UTF-8")))',
    'invisible(Sys.setlocale("LC_COLLATE", "C"))',
    'suppressPackageStartupMessages(library(survey))',
    ...(usesHaven ? ['suppressPackageStartupMessages(library(haven))'] : []),
    'arguments <- commandArgs(trailingOnly = TRUE)',
    'folder <- if (length(arguments) > 0) arguments[1] else "."',
    'script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))',
    'beside <- if (length(script) == 1) dirname(script) else "."',
    `values_folder <- file.path(beside, ${rString(valuesFolder)})`,
    // A figure that was not published stands in no file, and is none the study lacks.
    `published_only <- ${rFlag(standing === 'released')}`,
    `say <- ${rCall('c', said)}`,
  ].join('\n')
}
