import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Manifest, manifestFile, type ReleaseProof } from '../../../main/contract/release.ts'
import { manifestText } from '../../../main/engine/release/manifest.ts'
import { testEngine } from '../engine.ts'
import { changeFile } from './pages.ts'

type Flaw = ReleaseProof['flaws'][number]['flaw']

/** One way to tamper with a released package, and the flaw that must be found first. */
export type PackageTampering = {
  readonly name: string
  readonly alter: (folder: string) => void
  readonly finds: Flaw
}

/** A byte of every file, every file taken away, every signature removed, changed and exchanged for that of another. */
export const packageTamperings = (folder: string): readonly PackageTampering[] => [
  ...filesIn(folder).flatMap(onFile),
  ...onSignatures(Manifest.parse(JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')))),
]

/** The problem with what was found; null when it was right. */
export const tryPackage = async (of: string, tampering: PackageTampering, place: string): Promise<string | null> => {
  const folder = mkdtempSync(join(place, 'package-'))
  const engine = testEngine()
  try {
    cpSync(of, folder, { recursive: true })
    tampering.alter(folder)
    const { isSound, flaws } = await engine.call('release.verify', { folder })
    if (!isSound && flaws[0]?.flaw === tampering.finds) return null
    return `packages: ${tampering.name}: ${JSON.stringify(flaws)} instead of ${tampering.finds}`
  } catch (error) {
    return `packages: ${tampering.name}: ${error}`
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true })
  }
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== manifestFile)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))

const onFile = (file: string): readonly PackageTampering[] => [
  {
    name: `a bit of ${file} changed`,
    alter: (folder) =>
      changeFile(join(folder, file), (bytes) => {
        const at = (file.length * 7919) % bytes.length
        bytes[at] = (bytes[at] as number) ^ 1
      }),
    finds: 'fileChanged',
  },
  { name: `${file} removed`, alter: (folder) => rmSync(join(folder, file)), finds: 'fileMissing' },
]

type Signed = Manifest['signed']

const onSignatures = (manifest: Manifest): readonly PackageTampering[] => {
  const own = manifest.signed
  const others = manifest.items.flatMap(({ approvals }) => approvals)
  const stranger = others.find(({ signingKey }) => signingKey !== own.signingKey) as Signed
  const forge = (name: string, finds: Flaw, change: (manifest: Manifest) => void): PackageTampering => ({
    name,
    alter: (folder) => {
      const copy = structuredClone(manifest)
      change(copy)
      writeFileSync(join(folder, manifestFile), manifestText(copy))
    },
    finds,
  })
  const changed = ({ signature }: Signed) => (signature.startsWith('0') ? '1' : '0') + signature.slice(1)
  /** Whatever stands in the manifest is signed by whoever released. */
  const onApproval = (item: number, approval: number): readonly PackageTampering[] => {
    const at = (copy: Manifest) => copy.items[item]?.approvals as Signed[]
    const name = `approval ${approval + 1} of item ${item + 1}`
    return [
      forge(`${name} removed`, 'signatureForged', (copy) => at(copy).splice(approval, 1)),
      forge(`${name} with another signature`, 'signatureForged', (copy) => {
        const one = at(copy)[approval] as Signed
        at(copy)[approval] = { ...one, signature: changed(one) }
      }),
      forge(`${name} by another key`, 'signatureForged', (copy) => {
        const one = at(copy)[approval] as Signed
        at(copy)[approval] = {
          ...one,
          signingKey: one.signingKey === own.signingKey ? stranger.signingKey : own.signingKey,
        }
      }),
    ]
  }
  return [
    forge('the release with another signature', 'signatureForged', (copy) => {
      copy.signed = { ...own, signature: changed(own) }
    }),
    forge('the release signed by another key', 'signatureForged', (copy) => {
      copy.signed = { ...own, signingKey: stranger.signingKey }
    }),
    forge('the release with the signature of an approval', 'signatureForged', (copy) => {
      copy.signed = stranger
    }),
    forge('another title', 'signatureForged', (copy) => {
      copy.title = { es: 'Otro', en: 'Other' }
    }),
    forge('another end of the log', 'signatureForged', (copy) => {
      copy.head = { ...copy.head, position: copy.head.position + 1 }
    }),
    {
      name: 'the release without a signature',
      alter: (folder) => {
        const { signed: _, ...rest } = manifest
        writeFileSync(join(folder, manifestFile), `${JSON.stringify(rest, null, 2)}\n`)
      },
      finds: 'manifestDamaged',
    },
    ...manifest.items.flatMap(({ approvals }, item) => approvals.flatMap((_, approval) => onApproval(item, approval))),
  ]
}
