import { z } from 'zod'

/** A name that formulas, files and sheets can carry: a letter, then letters, digits and underscores. */
export const namePattern = /^[\p{L}_][\p{L}\p{N}_.]*$/u
export const Name = z.string().regex(namePattern)
