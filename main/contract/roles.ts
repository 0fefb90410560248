import { z } from 'zod'

/**
 * What a person may do in a study. Only `custodian` is held by cryptography too: the key of the identifiers is sealed
 * to custodians alone. The others are kept by the engine and by the signatures of the audit log.
 */
export const roles = ['analyst', 'methodologist', 'publisher', 'custodian', 'administrator'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const Roles = z.array(Role).min(1).max(roles.length)
