/** Takes pictures of every place in both languages and all themes from the sample study into out/screenshots. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Settings } from '../../main/contract/desktop.ts'
import { setup } from '../harness/build-desktop.ts'
import { launchChromium } from '../harness/chromium.ts'
import { temporaryFolder } from '../harness/engine.ts'
import { copySample, makeSample, openStudy } from '../harness/open-sample.ts'
import { openPage } from '../harness/page.ts'

const out = join(import.meta.dirname, '../../out/screenshots')
const words = {
  es: {
    open: 'Abrir estudio…',
    passphrase: 'Frase de paso',
    button: 'Abrir',
    write: 'Redactar',
    table: 'Familias desplazadas por zona y área',
    map: /^Familias desplazadas por cada cien/,
  },
  en: {
    open: 'Open study…',
    passphrase: 'Passphrase',
    button: 'Open',
    write: 'Write',
    table: 'Displaced families by zone and area',
    map: /^Displaced families out of every hundred/,
  },
} as const
const looks: {
  readonly name: string
  readonly settings: Partial<Settings>
  readonly width?: number
  readonly height?: number
}[] = [
  { name: 'claro', settings: { language: 'es', theme: 'light' } },
  { name: 'light', settings: { language: 'en', theme: 'light' } },
  { name: 'oscuro', settings: { language: 'es', theme: 'dark' } },
  { name: 'dark', settings: { language: 'en', theme: 'dark' } },
  { name: 'contraste', settings: { language: 'es', theme: 'contrast' } },
  { name: 'contrast', settings: { language: 'en', theme: 'contrast' } },
  // What a window of 1366 × 768 has room for at a zoom of 200 %.
  { name: 'doble', settings: { language: 'es', theme: 'light' }, width: 683, height: 384 },
]

const settle = (page: Page): Promise<void> => page.waitForTimeout(700)

const main = async (): Promise<void> => {
  setup()
  mkdirSync(out, { recursive: true })
  const browser = await launchChromium()
  if (!browser) return
  const place = temporaryFolder()
  const sample = await makeSample(join(place.folder, 'muestra'))
  const wanted = process.argv.slice(2)
  for (const { name, settings, ...size } of looks.filter((look) => wanted.length === 0 || wanted.includes(look.name))) {
    const at = await openPage(browser, { settings, ...size })
    const { page } = at
    const shoot = async (place: string): Promise<void> => {
      // Nothing is to look as if the mouse stood on it.
      await page.mouse.move(0, 0)
      await page.screenshot({ path: join(out, `${name}-${place}.png`) })
    }
    const copy = copySample(sample, join(place.folder, name))
    await page.getByRole('heading', { name: 'Caracteriza' }).waitFor()
    await shoot('1-inicio')
    await page.keyboard.press('Control+n')
    await settle(page)
    await shoot('2-nuevo')
    await page.keyboard.press('Escape')
    await openStudy(at, copy.study, words[settings.language ?? 'es'])
    await settle(page)
    await shoot('3-estudio')
    await page.keyboard.press('Control+2')
    await page.getByRole('button', { name: /^entrevistas/ }).click()
    await settle(page)
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await settle(page)
    await shoot('4-datos')
    at.shell.answer('data', join(sample.files, 'tamizaje_sintetico.csv'))
    await page.keyboard.press('Control+i')
    await page.getByRole('table').waitFor()
    await settle(page)
    await shoot('5-importar')
    await page.keyboard.press('Control+3')
    await page.getByRole('table').first().waitFor()
    await settle(page)
    await shoot('6-calidad')
    await page.keyboard.press('Control+4')
    await settle(page)
    await shoot('7-diseno')
    await page.keyboard.press('Control+5')
    await page.getByRole('grid').waitFor()
    await page.getByRole('button', { name: words[settings.language ?? 'es'].table, exact: true }).click()
    await settle(page)
    await page.getByRole('gridcell').first().click()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.locator('.difference p').waitFor()
    await settle(page)
    await shoot('8-cuadros')
    await page.keyboard.press('Control+Shift+N')
    await page.getByRole('gridcell').first().waitFor()
    await settle(page)
    await shoot('9-cuadro-nuevo')
    await page.keyboard.press('Control+6')
    await page.getByRole('img').locator('svg').first().waitFor()
    await settle(page)
    await shoot('10-graficos')
    await page.getByRole('button', { name: words[settings.language ?? 'es'].map }).click()
    await page.getByRole('img').locator('path').nth(14).waitFor({ state: 'attached' })
    await settle(page)
    await shoot('10-graficos-mapa')
    await page.keyboard.press('Control+7')
    await page.locator('iframe').waitFor()
    await settle(page)
    await shoot('11-informe')
    const section = page.frameLocator('iframe').getByRole('heading', { level: 2, name: /^3\. / })
    await section.evaluate((heading) => heading.scrollIntoView())
    await settle(page)
    await shoot('11-informe-cifras')
    await page.getByRole('radio', { name: words[settings.language ?? 'es'].write }).click()
    await page.locator('.live-text').first().waitFor()
    await settle(page)
    await shoot('12-redactar')
    await page.keyboard.press('Control+8')
    await page.getByRole('table').waitFor()
    await settle(page)
    await shoot('13-validacion')
    await page.keyboard.press('Control+9')
    await settle(page)
    await shoot('14-publicacion')
    await page.keyboard.press('Control+0')
    await page.getByRole('table').waitFor()
    await settle(page)
    await shoot('15-personas')
    await page.keyboard.press('Control+b')
    await page.getByRole('table').waitFor()
    await settle(page)
    await shoot('16-bitacora')
    await page.keyboard.press('Control+,')
    await settle(page)
    await shoot('17-preferencias')
    console.log(name, at.problems, at.outside)
    await at.close()
  }
  await browser.close()
  place.remove()
}

await main()
