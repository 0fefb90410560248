import { useId } from 'react'
import type { FileDescription } from '../../../../main/contract/file-description.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { ScrollArea } from '../../../ui/scroll-area.tsx'

type Props = {
  readonly description: FileDescription
  /** Types the user decides, by column; null when the file itself says them. */
  readonly types: Readonly<Record<string, 'number' | 'text'>> | null
  readonly onType: (name: string, type: 'number' | 'text') => void
  readonly isVaulted: (name: string, suspected: boolean) => boolean
  readonly onVault: (name: string, isIn: boolean) => void
}

/** So many values of each column are shown. */
const valuesShown = 4

/** The columns of a file with the evidence for every guess, and the two decisions on each: type and vault. */
export const ImportColumns = ({ description, types, onType, isVaulted, onVault }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const title = useId()
  return (
    <section className="stack" aria-labelledby={title}>
      <h2 id={title}>{t('import.columns')}</h2>
      <p className="quiet small">{t('import.vault.explain')}</p>
      <ScrollArea label={t('import.columns')} className="card">
        <table className="plain-table import-columns">
          <thead>
            <tr>
              <th scope="col">{t('import.column.name')}</th>
              <th scope="col">{t('import.column.vault')}</th>
              <th scope="col">{t('import.column.type')}</th>
              <th scope="col">{t('import.column.kind')}</th>
              <th scope="col">{t('import.column.why')}</th>
              <th scope="col">{t('import.column.values')}</th>
            </tr>
          </thead>
          <tbody>
            {description.columns.map(({ variable, reasons, identifier }, place) => {
              const { name, kind, storage, label } = variable
              const isIn = isVaulted(name, identifier.length > 0)
              const why = [...identifier.map((code) => `identifier.${code}`), ...reasons]
              return (
                <tr key={name}>
                  <th scope="row">
                    {name}
                    <div className="quiet small">{inLanguage(label, language)}</div>
                  </th>
                  <td>
                    <input
                      type="checkbox"
                      checked={isIn}
                      aria-label={t('import.column.vault.of', { variable: name })}
                      onChange={(event) => onVault(name, event.target.checked)}
                    />
                  </td>
                  <td>
                    {types === null ? (
                      t(storage === 'number' ? 'import.column.type.number' : 'import.column.type.text')
                    ) : (
                      <select
                        className="small-select"
                        aria-label={t('import.column.type.of', { variable: name })}
                        value={types[name] ?? (storage === 'number' ? 'number' : 'text')}
                        onChange={(event) => onType(name, event.target.value as 'number' | 'text')}
                      >
                        <option value="number">{t('import.column.type.number')}</option>
                        <option value="text">{t('import.column.type.text')}</option>
                      </select>
                    )}
                  </td>
                  <td>{t(`kind.${kind}`)}</td>
                  <td className="small">{[...new Set(why.map((code) => t(`guess.${code}`)))].join(' ')}</td>
                  <td className="small quiet">
                    {isIn ? t('import.column.hidden') : firstValues(description.firstRows, place)}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  )
}

const firstValues = (rows: FileDescription['firstRows'], column: number): string =>
  [...new Set(rows.map((row) => row[column] ?? '').filter((text) => text !== ''))].slice(0, valuesShown).join(' · ')
