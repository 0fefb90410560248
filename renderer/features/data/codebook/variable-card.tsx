import type { MissingRule, Variable } from '../../../../main/contract/codebook.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useMay } from '../../../app/use-may.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { type Texts, useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { VariableDistribution } from './variable-distribution.tsx'

/** A variable's entry in the codebook. */
export const VariableCard = ({ dataset, variable }: { readonly dataset: string; readonly variable: Variable }) => {
  const t = useTexts()
  const language = useLanguage()
  const maySeeRecords = useMay()('data.distribution')
  const { name, label, kind, storage, universe, question, source, categories, missing } = variable
  return (
    <Inspector title={name}>
      <p>{inLanguage(label, language)}</p>
      <div className="row">
        <CommandButton id="codebook.edit" />
      </div>
      <Facts
        facts={[
          { term: t('data.column.kind'), value: t(`kind.${kind}`) },
          { term: t('variable.storage'), value: t(`variable.storage.${storage}`) },
          { term: t('variable.universe'), value: inLanguage(universe, language) },
          { term: t('variable.question'), value: inLanguage(question, language) },
          { term: t('data.column.source'), value: source ?? '' },
        ]}
      />
      {categories.length > 0 && (
        <section>
          <h3>{t('variable.categories')}</h3>
          <Facts
            facts={categories.map((category) => ({
              term: category.code,
              value: inLanguage(category.label, language) || '–',
            }))}
          />
        </section>
      )}
      {missing.length > 0 && (
        <section>
          <h3>{t('variable.missing')}</h3>
          <Facts
            facts={missing.map((rule) => ({
              term: ruleText(rule, t),
              value: [inLanguage(rule.label, language), t(`missing.${rule.reason}`)]
                .filter((part) => part !== '')
                .join(' · '),
            }))}
          />
        </section>
      )}
      {maySeeRecords && <VariableDistribution dataset={dataset} variable={variable} />}
    </Inspector>
  )
}

const ruleText = ({ code, from, to }: MissingRule, t: Texts): string => {
  if (code !== undefined) return code
  if (from !== undefined && to !== undefined) return t('variable.missing.range', { from, to })
  return from !== undefined ? t('variable.missing.from', { from }) : t('variable.missing.to', { to: to ?? '' })
}
