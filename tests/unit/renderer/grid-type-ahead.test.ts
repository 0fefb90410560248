import { describe, expect, test } from 'vitest'
import { nothingTyped, placeOf, typedOn } from '../../../renderer/ui/grid/type-ahead.ts'

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })
const names = ['folio', 'sexo', 'Área', 'edad', 'estado', 'sexo_2']
const find = (typed: string, from: number) => placeOf(typed, names.length, (place) => names[place] ?? '', from)

describe('typing in a grid', () => {
  test('letters in a row are one word, a pause begins another', () => {
    const first = typedOn(nothingTyped, press('e'), 1000)
    expect(first).toEqual({ text: 'e', at: 1000 })
    expect(typedOn(first ?? nothingTyped, press('s'), 1200)).toEqual({ text: 'es', at: 1200 })
    expect(typedOn(first ?? nothingTyped, press('s'), 1700)).toEqual({ text: 's', at: 1700 })
  })

  test('keys that write nothing and keys of commands are none of it; a space only goes on with a word', () => {
    expect(typedOn(nothingTyped, press('ArrowDown'), 1)).toBeNull()
    expect(typedOn(nothingTyped, press('a', { ctrlKey: true }), 1)).toBeNull()
    expect(typedOn(nothingTyped, press(' '), 1)).toBeNull()
    expect(typedOn({ text: 'a', at: 1 }, press(' '), 2)).toEqual({ text: 'a ', at: 2 })
  })

  test('a word stays where it fits; a letter goes on to the next name, and round; accents and case do not matter', () => {
    expect(find('ed', 3)).toBe(3)
    expect(find('es', 3)).toBe(4)
    expect(find('s', 1)).toBe(5)
    expect(find('ss', 5)).toBe(1)
    expect(find('ar', 0)).toBe(2)
    expect(find('z', 0)).toBeNull()
  })
})
