import { memo, useCallback, useMemo, useState } from 'react'
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components'
import { useTexts } from '../../../i18n/texts.ts'
import { Icon } from '../../../ui/icon.tsx'
import { VariableBox, type VariableOption } from '../../../ui/variable-box.tsx'
import { mostBy } from './draft.ts'

type Props = {
  readonly options: readonly VariableOption[]
  readonly by: readonly string[]
}

/** Where one more classifying variable is chosen. */
export const ByBox = memo(({ options, by, onAdd }: Props & { readonly onAdd: (name: string) => void }) => {
  const t = useTexts()
  const [hasPicked, setPicked] = useState(false)
  const left = useMemo(() => options.filter(({ name }) => !by.includes(name)), [options, by])
  const add = useCallback(
    (name: string): void => {
      setPicked(true)
      onAdd(name)
    },
    [onAdd],
  )
  return by.length < mostBy ? (
    // A new box for each pick: empty, closed, and with the focus where it was.
    <VariableBox
      key={by.join(' ')}
      label={t('builder.by')}
      options={left}
      value={null}
      autoFocus={hasPicked}
      onChange={add}
      placeholder={t('builder.by.add')}
      noMatch={t('builder.noMatch')}
    />
  ) : (
    <p className="quiet small">{t('builder.by.full')}</p>
  )
})

/** The classifying variables, in their order; the last one with few categories becomes the columns. */
export const ByTags = memo(
  ({ options, by, onRemove }: Props & { readonly onRemove: (removed: ReadonlySet<unknown>) => void }) => {
    const t = useTexts()
    const items = useMemo(() => {
      const labelOf = (name: string): string => options.find((option) => option.name === name)?.label ?? name
      return by.map((name) => ({ id: name, label: labelOf(name) }))
    }, [options, by])
    if (by.length === 0) return null
    return (
      <TagGroup className="by-tags" onRemove={onRemove}>
        <Label className="visually-hidden">{t('builder.by.list')}</Label>
        <TagList className="tags" items={items}>
          {({ id, label }) => (
            <Tag id={id} className="tag" textValue={label}>
              {label}
              <Button slot="remove" className="tag-remove" aria-label={t('builder.by.remove', { variable: label })}>
                <Icon name="close" />
              </Button>
            </Tag>
          )}
        </TagList>
      </TagGroup>
    )
  },
)
