import type { FileDescription } from '../../../main/contract/commands.ts'
import type { CsvOptions } from '../../../main/contract/source.ts'
import { type Texts, useTexts } from '../../i18n/texts.ts'
import { Select } from '../../ui/select.tsx'

type Props = {
  readonly detected: FileDescription['detected']
  readonly options: CsvOptions
  readonly onChange: (options: CsvOptions) => void
}

const choices = {
  encoding: ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'],
  delimiter: [',', ';', '\t', '|'],
  decimal: ['.', ','],
  header: ['true', 'false'],
} as const
type OptionName = keyof typeof choices

/** What was detected of a CSV file as a whole; each can be decided otherwise. */
export const CsvForm = ({ detected, options, onChange }: Props) => {
  const t = useTexts()
  const found = (name: OptionName): string => {
    const value = detected.find((one) => one.name === name)?.value
    return value === undefined ? t('import.option.autoNone') : t('import.option.auto', { value: shown(name, value, t) })
  }
  const change = (name: OptionName, value: string): void => {
    const { [name]: _, ...rest } = options
    onChange(value === 'auto' ? rest : { ...rest, [name]: name === 'header' ? value === 'true' : value })
  }
  return (Object.keys(choices) as OptionName[]).map((name) => (
    <Select
      key={name}
      label={t(`cli.detected.${name}`)}
      value={options[name] === undefined ? 'auto' : String(options[name])}
      options={[
        { value: 'auto', label: found(name) },
        ...choices[name].map((value) => ({ value, label: shown(name, value, t) })),
      ]}
      onChange={(value) => change(name, value)}
    />
  ))
}

const shown = (name: OptionName, value: string, t: Texts): string => {
  if (name === 'header') return t(value === 'true' ? 'import.option.header.true' : 'import.option.header.false')
  return value === '\t' ? t('import.option.delimiter.tab') : value
}
