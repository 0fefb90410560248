import { type Role, roles } from '../../../main/contract/roles.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Checkbox } from '../../ui/checkbox.tsx'

type Props = { readonly value: readonly Role[]; readonly onChange: (value: readonly Role[]) => void }

/** The roles that one person holds, at least one. */
export const RoleBoxes = ({ value, onChange }: Props) => {
  const t = useTexts()
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('people.roles')}</legend>
      {roles.map((role) => (
        <div key={role}>
          <Checkbox
            isSelected={value.includes(role)}
            onChange={(isIn) => onChange(roles.filter((one) => (one === role ? isIn : value.includes(one))))}
          >
            {t(`role.${role}`)}
          </Checkbox>
          <p className="hint">{t(`people.role.${role}`)}</p>
        </div>
      ))}
    </fieldset>
  )
}
