// biome-ignore-all lint/suspicious/noArrayIndexKey: an item is its place until it has a name, which changes while it is typed.
import type { Held } from '../../../../main/contract/analysis-form.ts'
import { forReport, useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { AnalysisFields, type FieldProps } from './analysis-fields.tsx'
import { useFieldText } from './field-text.ts'
import { asList, emptyGroup, type Written } from './written.ts'

/** Groups of the same fields, as many as one needs, in an order. */
export const ListField = ({ field, scope, path, onChange }: FieldProps) => {
  const t = useTexts()
  const { label } = useFieldText(field)
  const { fields } = field.held as Extract<Held, { holds: 'list' }>
  const items = asList(scope.value[field.name])
  const put = (next: readonly Written[]): void => onChange(next.length === 0 ? undefined : next)
  const raised = (place: number): readonly Written[] =>
    items.map((item, at) => (at === place - 1 ? items[place] : at === place ? items[place - 1] : item) ?? item)
  return (
    <fieldset className="plain-fieldset">
      <legend>{label}</legend>
      {items.map((item, place) => {
        const name = forReport(t)(`analysis.item.${field.text}`, { number: place + 1 })
        return (
          <fieldset key={place} className="margin-form">
            <legend>{name}</legend>
            <AnalysisFields
              scope={{ fields, value: item, outer: scope }}
              path={[...path, place]}
              onChange={(next) => put(items.map((one, at) => (at === place ? next : one)))}
            />
            <div className="row">
              {place > 0 && (
                <Button size="small" look="bare" icon="up" onPress={() => put(raised(place))}>
                  {t('analysis.form.up', { item: name })}
                </Button>
              )}
              <Button size="small" look="bare" icon="close" onPress={() => put(items.filter((_, at) => at !== place))}>
                {t('analysis.form.remove', { item: name })}
              </Button>
            </div>
          </fieldset>
        )
      })}
      <Button size="small" icon="plus" onPress={() => put([...items, emptyGroup(fields)])}>
        {t('analysis.form.add', { field: label })}
      </Button>
    </fieldset>
  )
}
