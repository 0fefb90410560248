import type { FileDescription } from '../../../../main/contract/file-description.ts'
import type { SourceFormat } from '../../../../main/contract/source.ts'
import { type Texts, useTexts } from '../../../i18n/texts.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { type ImportOptions, optionNames } from './import-options.ts'

type Props = {
  readonly format: SourceFormat
  readonly description: FileDescription
  readonly options: ImportOptions
  readonly onChange: (options: ImportOptions) => void
}

const encodings: { readonly [F in SourceFormat]?: readonly string[] } = {
  csv: ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'],
  sav: ['utf-8', 'windows-1252', 'iso-8859-15', 'macintosh'],
  dta: ['utf-8', 'windows-1252', 'iso-8859-15', 'macintosh'],
}
type Picked = 'encoding' | 'delimiter' | 'decimal' | 'header' | 'sheet'
const picked: readonly Picked[] = ['sheet', 'encoding', 'delimiter', 'decimal', 'header']

/** What was detected of a file as a whole; each can be decided otherwise. */
export const OptionsForm = ({ format, description, options, onChange }: Props) => {
  const t = useTexts()
  const { detected, sheets } = description
  const choices: { readonly [N in Picked]: readonly string[] } = {
    encoding: encodings[format] ?? [],
    delimiter: [',', ';', '\t', '|'],
    decimal: ['.', ','],
    header: ['true', 'false'],
    sheet: sheets ?? [],
  }
  const found = (name: Picked): string => {
    const value = detected.find((one) => one.name === name)?.value
    return value === undefined ? t('import.option.autoNone') : t('import.option.auto', { value: shown(name, value, t) })
  }
  const put = (name: keyof ImportOptions, value: ImportOptions[keyof ImportOptions]): void => {
    const { [name]: _, ...rest } = options
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  const row = detected.find(({ name }) => name === 'headerRow')?.value ?? ''
  return (
    <>
      {picked
        .filter((name) => optionNames[format].includes(name) && choices[name].length > 0)
        .map((name) => (
          <Select
            key={name}
            label={t(`cli.detected.${name}`)}
            value={options[name] === undefined ? 'auto' : String(options[name])}
            options={[
              { value: 'auto', label: found(name) },
              ...choices[name].map((value) => ({ value, label: shown(name, value, t) })),
            ]}
            onChange={(value) => put(name, value === 'auto' ? undefined : name === 'header' ? value === 'true' : value)}
          />
        ))}
      {optionNames[format].includes('headerRow') && (
        <NumberField
          label={t('cli.detected.headerRow')}
          hint={t('import.option.auto', { value: row })}
          value={options.headerRow}
          isValid={(value) => Number.isInteger(value) && value >= 1}
          onChange={(value) => put('headerRow', value)}
        />
      )}
    </>
  )
}

const shown = (name: Picked, value: string, t: Texts): string => {
  if (name === 'header') return t(value === 'true' ? 'import.option.header.true' : 'import.option.header.false')
  return value === '\t' ? t('import.option.delimiter.tab') : value
}
