import { describe, expect, test } from 'vitest'
import { missingReason } from '../../../../main/files/sav/reader/missing-reason.ts'

const cases = {
  dontKnow: [
    'No sabe',
    '98. No sabe',
    'No sé',
    'NS',
    'N/S',
    'No recuerda',
    "Don't know",
    'DK',
    'Ne sait pas',
    'Não sabe',
  ],
  refused: ['Rehúsa contestar', 'No responde', 'No contesta', 'NR', 'Refused', 'Prefiere no responder', 'Recusou-se'],
  notAsked: [
    'No aplica',
    'No se aplica',
    'N/A',
    'Not applicable',
    'No corresponde (menor de 15)',
    'Sans objet',
    'Não se aplica',
  ],
  other: ['No sabe / no responde', 'NS/NR', 'Ns-Nc', 'DK/Refused', 'Sin información', 'NA', 'Ignorado', 'Perdido', ''],
} as const

describe('the reason of a missing value follows its label', () => {
  test.each(Object.entries(cases).flatMap(([reason, labels]) => labels.map((label) => [label, reason] as const)))(
    '%s: %s',
    (label, reason) => {
      expect(missingReason(label)).toBe(reason)
    },
  )
})
