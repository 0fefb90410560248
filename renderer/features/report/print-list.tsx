import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { type Option, Select } from '../../ui/select.tsx'
import { moved } from './order.ts'

type Props = {
  readonly title: string
  readonly printed: readonly { readonly id: string; readonly title: string }[]
  /** What can be added. */
  readonly options: readonly Option<string>[]
  readonly hint?: string
  /** Gets how the list that stands changes. */
  readonly onChange: (next: (ids: readonly string[]) => string[]) => void
}

const nothing = ''

/** What a section prints of one kind, in its order; each can go up, down and away, and others can come. */
export const PrintList = ({ title, printed, options, hint, onChange }: Props) => {
  const t = useTexts()
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      {printed.length === 0 && <p className="quiet small">{hint ?? t('report.print.none')}</p>}
      <ol className="print-list">
        {printed.map(({ id, title: name }, at) => (
          <li key={id} className="row">
            <span>{name}</span>
            <Button
              look="bare"
              size="small"
              isDisabled={at === 0}
              aria-label={t('report.print.up', { name })}
              onPress={() => onChange((ids) => moved(ids, ids.indexOf(id), -1))}
            >
              ↑
            </Button>
            <Button
              look="bare"
              size="small"
              isDisabled={at === printed.length - 1}
              aria-label={t('report.print.down', { name })}
              onPress={() => onChange((ids) => moved(ids, ids.indexOf(id), 1))}
            >
              ↓
            </Button>
            <Button
              look="bare"
              size="small"
              icon="close"
              aria-label={t('report.print.remove', { name })}
              onPress={() => onChange((ids) => ids.filter((other) => other !== id))}
            />
          </li>
        ))}
      </ol>
      {options.length > 0 && (
        <Select
          label={t('report.print.add', { kind: title })}
          value={nothing}
          options={[{ value: nothing, label: t('step.choose') }, ...options]}
          onChange={(id) => {
            if (id !== nothing) onChange((ids) => [...ids, id])
          }}
        />
      )}
    </section>
  )
}
