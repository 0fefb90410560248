import type { AnalysisField, Held } from '../../../../main/contract/analysis-form.ts'
import { plainNumber } from '../../../../main/core/report/number-format.ts'
import { useNumberLanguage } from '../../../i18n/figures.ts'
import { forReport, useTexts } from '../../../i18n/texts.ts'

/** How large a number may be, and what holds where it is left blank. */
export type Bounds = Omit<Extract<Held, { holds: 'number' }>, 'holds'>

/** What a field is called. */
export const useFieldText = ({ text }: AnalysisField): { readonly label: string } => ({
  label: forReport(useTexts())(`analysis.field.${text}`),
})

/** The bounds of a number in words, and what stands where it is left blank. */
export const useRange = ({ least, most, above, below, default: usual }: Bounds): string => {
  const t = useTexts()
  const language = useNumberLanguage()
  const figure = (value: number): string => plainNumber(value, language)
  const parts = [
    least !== undefined &&
      most !== undefined &&
      t('analysis.form.between', { least: figure(least), most: figure(most) }),
    least !== undefined && most === undefined && t('analysis.form.least', { least: figure(least) }),
    above !== undefined && below === undefined && t('analysis.form.above', { above: figure(above) }),
    above !== undefined &&
      below !== undefined &&
      t('analysis.form.inside', { above: figure(above), below: figure(below) }),
    usual !== undefined && t('analysis.form.default', { value: figure(usual) }),
  ]
  return parts.filter((part) => part !== false).join(' ')
}

/** Can the number stand in the field? */
export const isInside = ({ isWhole, least, most, above, below }: Bounds, value: number): boolean =>
  (!isWhole || Number.isInteger(value)) &&
  (least === undefined || value >= least) &&
  (most === undefined || value <= most) &&
  (above === undefined || value > above) &&
  (below === undefined || value < below)
