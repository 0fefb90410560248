import type { ReviewInfo } from '../../../main/contract/review.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { nameOfItem } from './name-of-item.ts'
import { causesText, stateText } from './state-text.ts'
import { isWaiting } from './waiting-items.ts'

type Props = {
  readonly items: readonly ReviewInfo[]
  readonly marked: ReadonlySet<string>
  readonly onMark: (names: ReadonlySet<string>) => void
  readonly onOpen: (name: string) => void
}

/** Everything that is reviewed, with where it stands and who brought it there. */
export const ItemTable = ({ items, marked, onMark, onOpen }: Props) => {
  const t = useTexts()
  const count = useCount()
  const language = useLanguage()
  const mark = (name: string, isIn: boolean): void => {
    const next = new Set(marked)
    if (isIn) next.add(name)
    else next.delete(name)
    onMark(next)
  }
  const waiting = items.filter(isWaiting).length
  const headingOf = (info: ReviewInfo): string =>
    isWaiting(info)
      ? t('validation.counted', { label: t('validation.waiting'), items: count(waiting) })
      : t('validation.counted', { label: t('validation.notWaiting'), items: count(items.length - waiting) })
  return (
    <PlainTable
      caption={t('validation.items')}
      rows={items}
      keyOf={({ item }) => nameOfItem(item)}
      {...(waiting === 0 ? {} : { groupOf: headingOf })}
      columns={[
        {
          label: t('validation.column.item'),
          value: ({ item, title }) => {
            const name = nameOfItem(item)
            const text = inLanguage(title, language)
            return (
              <span className="mark-and-open">
                <Checkbox
                  label={t('validation.mark', { title: text })}
                  isSelected={marked.has(name)}
                  onChange={(isIn) => mark(name, isIn)}
                />
                <button type="button" className="link" onClick={() => onOpen(name)}>
                  {text}
                </button>
              </span>
            )
          },
        },
        { label: t('validation.column.kind'), value: ({ item }) => t(`review.kind.${item.kind}`) },
        {
          label: t('validation.column.state'),
          value: (info) => (
            <>
              {stateText(info, t)}
              {info.isStale && <div className="small quiet">{causesText(info, t)}</div>}
            </>
          ),
        },
        { label: t('validation.column.submitter'), value: ({ submittedBy }) => submittedBy ?? '–' },
        { label: t('validation.column.validator'), value: ({ validatedBy }) => validatedBy ?? '–' },
        {
          label: t('validation.column.approvals'),
          value: ({ approvedBy, approvalsNeeded }) => (
            <>
              {t('validation.approvals', { given: approvedBy.length, needed: approvalsNeeded })}
              {approvedBy.length > 0 && <div className="small quiet">{approvedBy.join(', ')}</div>}
            </>
          ),
        },
        { label: t('validation.comments'), value: ({ comments }) => count(comments), isNumber: true },
      ]}
    />
  )
}
