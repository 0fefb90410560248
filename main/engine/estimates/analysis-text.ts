import type { AnalysisResult } from '../../contract/analysis.ts'
import type { Language } from '../../contract/text.ts'
import { reportAnalysis } from '../../core/report/analysis/report-analysis.ts'
import type { Texts } from '../texts.ts'
import { reportTableAsText } from './comparison-text.ts'

/** An analysis as lines for a terminal: part after part as the report prints it. */
export const analysisAsText = (result: AnalysisResult, language: Language, texts: Texts): string =>
  result.parts
    .map((part) => reportTableAsText(reportAnalysis(result, part, 0, { language, texts, warnings: [] })))
    .join('\n\n')
