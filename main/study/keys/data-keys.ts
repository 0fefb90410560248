import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { publicKeyFrom, type SealedBox, seal, unseal } from './sealed-box.ts'

const Sealed = z.strictObject({ ephemeral: z.base64().max(100), box: z.base64().max(200) })

/** The data keys as sealed to one holder; `null`: the holder is no custodian of the identifiers. */
export const SealedKeys = z.strictObject({ study: Sealed, identifiers: Sealed.nullable() })
export type SealedKeys = z.infer<typeof SealedKeys>

/** The raw keys of the two databases; `null` for whoever is no custodian of the identifiers. */
export type DataKeys = { readonly study: Buffer; readonly identifiers: Buffer | null }

/** Generation of each data key: grows when a database is encrypted anew. */
export const Epochs = z.strictObject({ study: z.int().min(1), identifiers: z.int().min(1) })
export type Epochs = z.infer<typeof Epochs>

/** Which study and which generations of its keys a slot belongs to; what was sealed elsewhere does not open. */
export type SlotPlace = { readonly study: string; readonly epochs: Epochs }

type Holder = { readonly id: string; readonly agreementKey: string }

/** Seals the keys to a holder. Nobody's passphrase is needed for it. */
export const sealDataKeys = (place: SlotPlace, holder: Holder, { study, identifiers }: DataKeys): SealedKeys => ({
  study: sealOne(place, holder, 'study', study),
  identifiers: identifiers && sealOne(place, holder, 'identifiers', identifiers),
})

/** The keys, or `null` when they were sealed for another holder, study or generation. */
export const unsealDataKeys = (
  place: SlotPlace,
  { id, dataKeys }: { readonly id: string; readonly dataKeys: SealedKeys },
  agreement: KeyObject,
): DataKeys | null => {
  const open = (name: keyof DataKeys, sealed: SealedBox) => unseal(agreement, sealed, contextOf(place, id, name))
  const study = open('study', dataKeys.study)
  const identifiers = dataKeys.identifiers && open('identifiers', dataKeys.identifiers)
  if (study === null || (dataKeys.identifiers !== null && identifiers === null)) return null
  return { study, identifiers }
}

/** The keys copied, because whoever closes a study wipes its own. */
export const copyOfKeys = ({ study, identifiers }: DataKeys): DataKeys => ({
  study: Buffer.from(study),
  identifiers: identifiers && Buffer.from(identifiers),
})

export const wipeKeys = ({ study, identifiers }: DataKeys): void => {
  study.fill(0)
  identifiers?.fill(0)
}

const sealOne = (place: SlotPlace, { id, agreementKey }: Holder, name: keyof DataKeys, key: Buffer): SealedBox => {
  const recipient = publicKeyFrom(agreementKey)
  if (recipient === null) throw new Error('A slot has no public key')
  return seal(recipient, key, contextOf(place, id, name))
}

const contextOf = ({ study, epochs }: SlotPlace, slot: string, name: keyof DataKeys): string =>
  canonicalJson({ purpose: 'caracteriza data key', study, epoch: epochs[name], slot, name })
