import { useEffect, useRef } from 'react'
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components'
import { Icon } from './icon.tsx'
import { VariableBox, type VariableOption } from './variable-box.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly options: readonly VariableOption[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  /** What is before a name: its place in the order, where the order means something. */
  readonly mark?: (place: number) => string
  readonly addText: string
  readonly noMatch: string
  readonly removeText: (variable: string) => string
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean
}

/** Several variables in an order, each found by typing part of its name or label. */
export const VariableList = (props: Props) => {
  const { label, hint, options, value, onChange, mark, addText, noMatch, removeText, autoFocus = false } = props
  // Only the box that follows a choice takes the focus, not one that comes with a change from elsewhere.
  const takesFocus = useRef(autoFocus)
  const names = value.join(' ')
  useEffect(() => {
    takesFocus.current = false
  }, [names])
  const labelOf = (name: string): string => options.find((option) => option.name === name)?.label ?? name
  const items = value.map((name, place) => ({ id: name, label: labelOf(name), mark: mark?.(place) ?? '' }))
  const remove = (left: readonly string[]): void => {
    // Among tags the focus goes to the next one; after the last it goes to the box.
    takesFocus.current = left.length === 0
    onChange(left)
  }
  return (
    <div className="variable-list">
      <VariableBox
        // A new box for each pick: empty, closed, and with the focus where it was.
        key={names}
        label={label}
        options={options.filter(({ name }) => !value.includes(name))}
        value={null}
        autoFocus={takesFocus.current}
        onChange={(name) => {
          takesFocus.current = true
          onChange([...value, name])
        }}
        placeholder={addText}
        noMatch={noMatch}
      />
      {value.length > 0 && (
        <TagGroup onRemove={(removed) => remove(value.filter((name) => !removed.has(name)))}>
          <Label className="visually-hidden">{label}</Label>
          <TagList className="tags" items={items}>
            {({ id, label: text, mark: place }) => (
              <Tag id={id} className="tag" textValue={text}>
                {place !== '' && <span className="quiet small">{place}</span>}
                {text}
                <Button slot="remove" className="tag-remove" aria-label={removeText(text)}>
                  <Icon name="close" />
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  )
}
