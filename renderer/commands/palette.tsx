import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { desktop } from '../app/shell.ts'
import { useTexts } from '../i18n/texts.ts'
import { useAvailable, useRegistry } from './registry.ts'
import { shortcutText } from './shortcut.ts'
import { type CommandId, definitionOf } from './table.ts'

/** Every command that can be run now, found by typing part of its name. */
export const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  const registry = useRegistry()
  const available = useAvailable().filter((id) => id !== 'view.palette')
  const { contains } = useFilter({ sensitivity: 'base' })
  const run = (id: CommandId): void => {
    onClose()
    // After the dialog is gone, so that a command that moves the focus has the last word.
    requestAnimationFrame(() => registry.run(id))
  }
  return (
    <ModalOverlay className="dialog-shade" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="dialog-box">
        <Dialog className="palette" aria-label={t('command.view.palette')}>
          <Autocomplete filter={contains}>
            <SearchField className="field" aria-label={t('palette.search')} autoFocus>
              <Input placeholder={t('palette.search')} />
            </SearchField>
            <Menu
              className="palette-list"
              aria-label={t('palette.commands')}
              items={available.map((id) => ({ id, ...definitionOf(id) }))}
              onAction={(id) => run(id as CommandId)}
              renderEmptyState={() => <p className="quiet palette-empty">{t('palette.none')}</p>}
            >
              {({ id, label, shortcut }) => (
                <MenuItem id={id} className="option" textValue={t(label)}>
                  <span>{t(label)}</span>
                  {shortcut !== undefined && <kbd>{shortcutText(shortcut, desktop.platform, t('key.shift'))}</kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
