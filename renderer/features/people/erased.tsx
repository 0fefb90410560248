import type { Result } from '../../../main/contract/commands.ts'
import { useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { CloseActions } from '../../ui/close-actions.tsx'
import { Notice } from '../../ui/notice.tsx'

type Props = { readonly dataset: string; readonly erased: Result<'care.erase'>; readonly onClose: () => void }

/** What was erased, and what no erasing reaches. */
export const Erased = ({ dataset, erased: { versions, entries, remains }, onClose }: Props) => {
  const t = useTexts()
  const moment = useMoment()
  return (
    <>
      <p role="status">
        {t(entries === 0 ? 'cli.care.erased' : 'cli.care.erased.entries', { versions, entries, dataset })}
      </p>
      <Notice tone="warn">
        <p>{t('care.remains')}</p>
        <ul>
          {remains.map(({ kind, count, last }) => (
            <li key={kind}>– {t(`care.remains.${kind}`, { count, last: last === null ? '' : moment(last) })}</li>
          ))}
        </ul>
      </Notice>
      <CloseActions onClose={onClose} />
    </>
  )
}
