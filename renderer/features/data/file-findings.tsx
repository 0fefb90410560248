import type { FileDescription } from '../../../main/contract/commands.ts'
import { useCount } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Size of a file and what was noticed while reading it. */
export const FileFindings = ({ description }: { readonly description: FileDescription }) => {
  const t = useTexts()
  const count = useCount()
  const { rows, bytes, format, detected, problems } = description
  return (
    <>
      <Facts
        facts={[
          { term: t('import.file.rows'), value: rows === null ? '' : count(rows) },
          { term: t('import.file.bytes'), value: `${count(Math.max(1, Math.round(bytes / 1024)))} KB` },
          ...(format === 'sav' ? detected.map(({ name, value }) => ({ term: t(`cli.detected.${name}`), value })) : []),
        ]}
      />
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
