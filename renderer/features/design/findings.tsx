import type { DesignSpec } from '../../../main/contract/design.ts'
import type { DesignFinding } from '../../../main/contract/design-finding.ts'
import type { WeightingStep } from '../../../main/contract/weighting.ts'
import { decimal, integer } from '../../../main/core/report/number-format.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useFigure } from '../../i18n/figures.ts'
import { type TextKey, type Texts, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Inspector } from '../../ui/inspector.tsx'
import { wayOut } from './way-out.ts'

type Props = {
  readonly design: DesignSpec
  readonly onChange: (part: Partial<DesignSpec>) => void
  readonly onStep: (step: WeightingStep['step']) => void
}

/** What is wrong or doubtful in a design, the gravest first, with the ways out. */
export const Findings = ({ design, onChange, onStep }: Props) => {
  const t = useTexts()
  const { go } = useWorkspace()
  const examination = useAnswer('design.examine', { design: design.id })
  const printed = usePrinted()
  const findings = examination.data?.findings ?? []
  return (
    <Inspector title={t('design.findings')}>
      <FailureNotice failure={examination.error} />
      <p role="status" className="quiet small">
        {examination.isError ? '' : summary(examination.isPending, findings, t)}
      </p>
      {findings.map(({ code, severity, text, params, ways }) => (
        <section key={`${code} ${JSON.stringify(params)}`} className={`finding ${severity}`}>
          <h3>
            <Icon name={severity === 'note' ? 'info' : 'warning'} />
            {t(`doctor.severity.${severity}` as TextKey)}
          </h3>
          <p>{t(text as TextKey, printed(params))}</p>
          <ul className="ways">
            {ways.map((way) => {
              const out = wayOut(design, way, params)
              const words = t(way as TextKey)
              return (
                <li key={way}>
                  <span>{words}</span>
                  {out && (
                    <Button
                      size="small"
                      aria-label={`${t(`design.way.${out.kind}`)}: ${words}`}
                      onPress={() => {
                        if (out.kind === 'change') onChange(out.part)
                        else if (out.kind === 'step') onStep(out.step)
                        else go(out.place)
                      }}
                    >
                      {t(`design.way.${out.kind}`)}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </Inspector>
  )
}

const summary = (isPending: boolean, findings: readonly DesignFinding[], t: Texts): string => {
  if (isPending) return t('design.findings.looking')
  const refused = findings.filter(({ severity }) => severity === 'refused').length
  if (refused > 0) return t('design.findings.refused', { findings: refused })
  return t(findings.length === 0 ? 'design.findings.none' : 'design.findings.some', { findings: findings.length })
}

/** Figures of a finding as the reports print them. */
const usePrinted = (): ((params: DesignFinding['params']) => Record<string, string>) => {
  const figure = useFigure()
  const print = (value: string | number): string => {
    if (typeof value === 'string') return value
    const isWhole = Number.isInteger(value) || Math.abs(value) >= 1000
    return figure(value, isWhole ? integer : decimal(Math.abs(value) < 1 ? 4 : 1))
  }
  return (params) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, print(value)]))
}
