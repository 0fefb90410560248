import { desktop } from '../app/shell.ts'
import { useTexts } from '../i18n/texts.ts'
import { CloseActions } from '../ui/close-actions.tsx'
import { Modal } from '../ui/modal.tsx'
import { shortcutText } from './shortcut.ts'
import { commandIds, definitionOf, menus } from './table.ts'

/** Keys that mean something where the focus is on a grid; they are no commands, so they stand here alone. */
const gridKeys = ['move', 'ends', 'pages', 'corners', 'choose', 'all', 'mark', 'type'] as const

/** All keys on one sheet, those of the commands and those of the grids. */
export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTexts()
  return (
    <Modal title={t('command.view.shortcuts')} width="wide" onClose={onClose}>
      <div className="key-sheet">
        {menus.map((menu) => (
          <section key={menu}>
            <h2>{t(`menu.${menu}`)}</h2>
            <dl className="facts">
              {commandIds.map((id) => {
                const { label, menu: place, shortcut } = definitionOf(id)
                if (place !== menu || shortcut === undefined) return null
                return (
                  <div key={id} className="key-line">
                    <dt>{t(label)}</dt>
                    <dd>
                      <kbd>{shortcutText(shortcut, desktop.platform, t('key.shift'))}</kbd>
                    </dd>
                  </div>
                )
              })}
            </dl>
          </section>
        ))}
        <section>
          <h2>{t('gridKeys')}</h2>
          <dl className="facts">
            {gridKeys.map((key) => (
              <div key={key} className="key-line">
                <dt>{t(`gridKeys.${key}`)}</dt>
                <dd>
                  <kbd>{t(`gridKeys.${key}.keys`)}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <CloseActions onClose={onClose} />
    </Modal>
  )
}
