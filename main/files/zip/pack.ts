import { zipSync } from 'fflate'

/** The earliest date a zip can hold, the same in every time zone. */
const zipDate = new Date(1980, 0, 1)

/** Files in one archive whose bytes depend on nothing but them. */
export const packed = (entries: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(entries).filter(([name]) => !name.endsWith('/'))), {
    mtime: zipDate,
    level: 6,
  })
