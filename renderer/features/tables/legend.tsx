import { type ResultTable, verdictLevels } from '../../../main/contract/results.ts'
import { markOf, needsMark } from '../../../main/core/report/marks.ts'
import { standardLines } from '../../../main/core/report/standard-lines.ts'
import { forReport, useLanguage, useTexts } from '../../i18n/texts.ts'

/** The signs that stand beside the figures of a table, and the notes that hold for all of it. */
export const Legend = ({ table }: { readonly table: ResultTable }) => {
  const t = useTexts()
  const language = useLanguage()
  const present = new Set(table.cells.map(({ verdict }) => verdict.level))
  const shown = verdictLevels.filter((level) => present.has(level) && needsMark(level))
  const notes = [
    ...(table.probability ? [] : [t('report.non-probability')]),
    ...standardLines(table, { language, texts: forReport(t) }),
    ...table.notes.map((note) => t(`note.${note}`)),
  ]
  return (
    <div className="legend small">
      {shown.length > 0 && (
        <ul className="row" aria-label={t('tables.legend')}>
          {shown.map((level) => {
            const { glyph, word } = markOf(level, forReport(t))
            return (
              <li key={level}>
                <span className={`mark ${level}`} aria-hidden="true">
                  {glyph}
                </span>{' '}
                <strong>{word}</strong> <span className="quiet">{t(`verdict.legend.${level}`)}</span>
              </li>
            )
          })}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </div>
  )
}
