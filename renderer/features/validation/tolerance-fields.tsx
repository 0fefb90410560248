import { useTexts } from '../../i18n/texts.ts'
import { NumberField } from '../../ui/number-field.tsx'

/** `percent`: of the larger of the two figures; `absolute`: in the figure's unit. */
export type Tolerance = { readonly percent: number; readonly absolute: number }

type Props = { readonly value: Tolerance; readonly onChange: (value: Tolerance) => void }

/** How far two figures may lie apart and still agree. */
export const ToleranceFields = ({ value, onChange }: Props) => {
  const t = useTexts()
  return (
    <>
      <NumberField
        label={t('validation.tolerance.relative')}
        value={value.percent}
        isValid={(percent) => percent >= 0 && percent <= 100}
        onChange={(percent = 0) => onChange({ ...value, percent })}
      />
      <NumberField
        label={t('validation.tolerance.absolute')}
        value={value.absolute}
        isValid={(absolute) => absolute >= 0}
        onChange={(absolute = 0) => onChange({ ...value, absolute })}
      />
    </>
  )
}

export const toleranceOf = ({ percent, absolute }: Tolerance): { relative: number; absolute: number } => ({
  relative: percent / 100,
  absolute,
})
