import type { FileDescription } from '../../../../main/contract/file-description.ts'
import { useCount } from '../../../i18n/figures.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Notice } from '../../../ui/notice.tsx'

/** Size of a file and what was noticed while reading it. */
export const FileFindings = ({ description }: { readonly description: FileDescription }) => {
  const t = useTexts()
  const count = useCount()
  const { rows, bytes, format, detected, problems } = description
  const facts = [
    ...(rows === null ? [] : [{ term: t('import.file.rows'), value: count(rows) }]),
    { term: t('import.file.bytes'), value: `${count(Math.max(1, Math.round(bytes / 1024)))} KB` },
    ...(format !== 'csv' ? detected.map(({ name, value }) => ({ term: t(`cli.detected.${name}`), value })) : []),
  ]
  return (
    <>
      <p>{facts.map(({ term, value }) => `${term}: ${value}`).join(' · ')}</p>
      {problems.length > 0 && (
        <Notice tone="warn">
          <h2>{t('import.problems')}</h2>
          <ul>
            {problems.map(({ code, params }) => (
              <li key={`${code} ${JSON.stringify(params)}`}>{t(`guess.problem.${code}`, params)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
