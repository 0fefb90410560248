import { z } from 'zod'
import { missingReasons, variableKinds } from './codebook.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** How the encoding was found: the user's choice, a byte order mark, zero bytes, or all bytes of the file. */
export const encodingEvidence = ['user', 'mark', 'zeros', 'bytes'] as const
export type EncodingEvidence = (typeof encodingEvidence)[number]
