import { expect, test } from 'vitest'
import { strengthOf } from '../../../renderer/features/start/passphrase-strength.ts'

test('what is shorter than the engine takes is told with what is missing', () => {
  expect(strengthOf('')).toEqual({ level: 'short', missing: 12 })
  expect(strengthOf('once letras')).toEqual({ level: 'short', missing: 1 })
})

test.each(['aaaaaaaaaaaaaaaa', '1234567890123456', 'abcdefghijklmnop', 'contraseña contraseña', 'hola hola hola'])(
  '«%s» is weak however long',
  (passphrase) => {
    expect(strengthOf(passphrase).level).toBe('weak')
  },
)

test('unrelated words make it strong, one by one', () => {
  expect(strengthOf('mercado tormenta').level).toBe('weak')
  expect(strengthOf('mercado tormenta clavel violín lunes').level).toBe('fair')
  expect(strengthOf('mercado tormenta clavel violín lunes cobre').level).toBe('strong')
})
