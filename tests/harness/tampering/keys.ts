import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { headerFiles } from '../../../main/study/header/header-copies.ts'
import { passphrase } from '../engine.ts'
import { secretOf } from '../people/in-study.ts'
import { databases } from './pages.ts'
import { newSecretOfEva, type Scene } from './scene.ts'
import type { Tampering } from './tampering.ts'

/** Passphrases that are nearly right, that were right once, and old files beside new ones after somebody was revoked. */
export const keyTamperings = (scene: Scene): readonly Tampering[] => [...nearlyRight(scene), ...past(scene)]

const wrong = ['study.wrong-passphrase']

const nearlyRight = (scene: Scene): readonly Tampering[] =>
  [...new Set([passphrase, newSecretOfEva, secretOf('Leo')].flatMap(variants))].map((text) => ({
    group: 'passphrases',
    name: `«${text}»`,
    of: scene.second,
    alter: () => {},
    passphrase: text,
    says: wrong,
  }))

/** Every letter missing, doubled, in the other case, exchanged for the next; with blanks, cut off, turned round. */
const variants = (text: string): readonly string[] => {
  const letters = [...text]
  const at = (place: number, ...put: string[]) => letters.toSpliced(place, 1, ...put).join('')
  const swapped = (letter: string) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())
  return [
    ...letters.flatMap((letter, place) => [
      at(place),
      at(place, letter, letter),
      at(place, swapped(letter)),
      at(place, String.fromCharCode(letter.charCodeAt(0) + 1)),
      letters.slice(0, place).join(''),
    ]),
    ` ${text}`,
    `${text} `,
    `${text}\n`,
    `${text}\0`,
    text.replaceAll(' ', '\u00a0'),
    text.replaceAll('a', 'á'),
    text.replaceAll('o', '0'),
    text.toUpperCase(),
    letters.reverse().join(''),
    text.repeat(2),
    'x'.repeat(1000),
  ].filter((variant) => variant !== text && variant !== '')
}

const past = (scene: Scene): readonly Tampering[] => {
  const key = (
    name: string,
    of: string,
    secret: string,
    from: string | null,
    files: readonly string[],
    says: readonly string[],
  ) => ({
    group: 'old keys',
    name,
    of,
    alter: (folder: string) => {
      if (from !== null) for (const file of files) copyFileSync(join(from, file), join(folder, file))
    },
    passphrase: secret,
    says,
  })
  const evas = [secretOf('Eva'), newSecretOfEva]
  const unreadable = ['study.database-unreadable']
  return [
    key('Eva after she changed her passphrase', scene.second, secretOf('Eva'), null, [], wrong),
    key('Eva with the header of before', scene.second, secretOf('Eva'), scene.first, headerFiles, wrong),
    ...evas.flatMap((secret) => [
      key(`Eva by «${secret}» after she was revoked`, scene.third, secret, null, [], wrong),
      ...[scene.first, scene.second].flatMap((from) => [
        key(`Eva by «${secret}» with the headers of ${from}`, scene.third, secret, from, headerFiles, unreadable),
        ...headerFiles.map((file) =>
          key(`Eva by «${secret}» with ${file} of ${from}`, scene.third, secret, from, [file], wrong),
        ),
        ...databases.map((file) =>
          key(
            `Eva by «${secret}» with ${file} of ${from}`,
            scene.third,
            secret,
            from,
            [file],
            [...wrong, ...unreadable],
          ),
        ),
      ]),
    ]),
    ...[scene.first, scene.second].flatMap((from) =>
      databases.map((file) => key(`Ana with ${file} of ${from}`, scene.third, passphrase, from, [file], unreadable)),
    ),
  ]
}
