import { Input, SearchField } from 'react-aria-components'

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }

export const SearchBox = ({ label, value, onChange }: Props) => (
  <SearchField className="field search-box" aria-label={label} value={value} onChange={onChange}>
    <Input placeholder={label} />
  </SearchField>
)
