import { useEffect, useState } from 'react'
import { useTexts } from '../i18n/texts.ts'
import { Notice } from '../ui/notice.tsx'
import { desktop } from './shell.ts'
import { useMay } from './use-may.ts'
import { useWorkspace } from './workspace.ts'

/** A file dropped anywhere on the window is looked at for import, where the person may import. Its path stays with the desktop. */
export const DropZone = () => {
  const t = useTexts()
  const { startImport } = useWorkspace()
  const isOffered = useMay()('data.import')
  const [state, setState] = useState<'calm' | 'over' | 'refused'>('calm')
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent): void => {
      // Without this the window would leave its page for the file.
      event.preventDefault()
      if (isOffered && carriesFiles(event)) setState('over')
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setState('calm')
    }
    const drop = async (event: DragEvent): Promise<void> => {
      event.preventDefault()
      if (!isOffered) return
      const files = [...(event.dataTransfer?.files ?? [])]
      const choice = files.length === 1 && files[0] ? await desktop.takeDropped(files[0]) : null
      setState(choice === null && files.length > 0 ? 'refused' : 'calm')
      if (choice) startImport(choice)
    }
    const onDrop = (event: DragEvent): void => void drop(event)
    const calm = (): void => setState('calm')
    window.addEventListener('pointerdown', calm)
    window.addEventListener('keydown', calm)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('pointerdown', calm)
      window.removeEventListener('keydown', calm)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', onDrop)
    }
  }, [startImport, isOffered])
  return (
    <>
      {state === 'over' && <div className="drop-shade">{t('import.drop')}</div>}
      {state === 'refused' && (
        <div className="drop-refused">
          <Notice tone="bad">{t('import.drop.refused')}</Notice>
        </div>
      )}
    </>
  )
}
