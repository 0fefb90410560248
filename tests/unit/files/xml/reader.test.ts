import fc from 'fast-check'
import { expect, test } from 'vitest'
import { XmlReader } from '../../../../main/files/xml/reader.ts'

/** What a handler is told: `<name a=value>`, `</name>` and texts, pieces of a text joined. */
const toldOf = (bytes: Uint8Array, cuts: readonly number[] = [], attributes: readonly string[] = []): string[] => {
  const told: string[] = []
  let isText = false
  const tell = (part: string): void => {
    isText = false
    told.push(part)
  }
  const reader = new XmlReader(
    {
      open: (name, found) =>
        tell(
          `<${[name, ...attributes.flatMap((a) => (found.get(a) === undefined ? [] : [`${a}=${found.get(a)}`]))].join(' ')}>`,
        ),
      close: (name) => tell(`</${name}>`),
      text: (text) => {
        if (text === '') return
        if (isText) told.push(told.pop() + text)
        else told.push(text)
        isText = true
      },
    },
    (problem) => new Error(problem),
  )
  let from = 0
  for (const cut of cuts) {
    reader.write(bytes.subarray(from, from + cut))
    from += cut
  }
  reader.write(bytes.subarray(from))
  reader.end()
  return told
}
const told = (document: string, ...attributes: string[]): string[] => toldOf(Buffer.from(document), [], attributes)

test('elements, attributes, texts, references, CDATA; prefixes, comments and instructions go', () => {
  expect(
    told(
      `\ufeff<?xml version="1.0" encoding="UTF-8"?><!-- a > b --><x:row r = '1' x:s="a&amp;&quot;>b"><c/>uno &lt; ni&#241;o &#xf1;<![CDATA[<b>&]]>\n</x:row>\n`,
      'r',
      's',
    ),
  ).toEqual(['<row r=1 s=a&">b>', '<c>', '</c>', 'uno < niño ñ<b>&\n', '</row>'])
})

test('UTF-16 by its mark', () => {
  const text = Buffer.from('\ufeff<a>niño</a>', 'utf16le')
  expect(toldOf(text)).toEqual(['<a>', 'niño', '</a>'])
  expect(toldOf(Buffer.from(text).swap16())).toEqual(['<a>', 'niño', '</a>'])
})

test('it does not matter where the pieces of a document are cut', async () => {
  const document = Buffer.from(
    `<?xml version="1.0"?><a b="1&amp;2" c='>'><!-- - -- x --><d e="ñ"/>niño &#x1F600; y &lt;<![CDATA[]] > ]]><f></f></a  >`,
  )
  const whole = toldOf(document, [], ['b', 'c', 'e'])
  await fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (cuts) => {
      expect(toldOf(document, cuts, ['b', 'c', 'e'])).toEqual(whole)
    }),
  )
})

test.each([
  ['', 'invalid'],
  ['<a>', 'invalid'],
  ['<a></b>', 'invalid'],
  ['<a/><b/>', 'invalid'],
  ['<a/>x', 'invalid'],
  ['x<a/>', 'invalid'],
  ['<a b="1" b="2"/>', 'invalid'],
  ['<a b=1/>', 'invalid'],
  ['<a b/>', 'invalid'],
  ['< a/>', 'invalid'],
  ['<a>&nbsp;</a>', 'invalid'],
  ['<a>&#0;</a>', 'invalid'],
  ['<a>&</a>', 'invalid'],
  ['<a>\0</a>', 'invalid'],
  ['<a><![CDATA[x</a>', 'invalid'],
  ['<a><!-- x</a>', 'invalid'],
  ['<a><!x></a>', 'invalid'],
  ['<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'encoding'],
  ['<!DOCTYPE a><a/>', 'doctype'],
  ['<!doctype html><a/>', 'doctype'],
  ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'doctype'],
  [`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'tooDeep'],
  [`<a b="${'x'.repeat(70_000)}"/>`, 'tooLong'],
  [`<a ${'x'.repeat(2 ** 20 + 1)}`, 'tooLong'],
  [`<a><!-- ${'x'.repeat(2 ** 20 + 1)}`, 'tooLong'],
])('%.40s is refused as %s', (document, problem) => {
  expect(() => told(document)).toThrow(problem)
})

test('bytes that are no UTF-8 are refused', () => {
  expect(() => toldOf(Buffer.from('<a>ni\xf1o</a>', 'latin1'))).toThrow('encoding')
})
