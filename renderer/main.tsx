import './no-code-generation.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { desktop } from './app/shell.ts'
import { startTexts } from './i18n/texts.ts'
import './style/tokens.css'
import './style/base.css'
import './style/controls.css'
import './style/frame.css'
import './style/figures.css'
import './style/grid.css'
import './style/places.css'
import './style/design.css'
import './style/analyses.css'
import './style/data.css'
import './style/print.css'

const start = async (): Promise<void> => {
  const settings = await desktop.settings()
  await startTexts(settings.language)
  createRoot(document.getElementById('root') as HTMLElement).render(<App initial={settings} />)
}

void start()
