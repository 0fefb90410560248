import { randomFrom } from './damage.ts'

/** Synthetic persons in families; each has a code, a date, a note and a weight that nothing else in the world equals. */
export const persons = (): string => {
  const random = randomFrom(11)
  const lines = ['persona;familia;estrato;upm;factor;depto;edad;sexo;causa;ingreso;fecha;nota;lat;rep1;rep2']
  for (let family = 0; family < 160; family++) {
    const stratum = family % 3
    const place = [
      `FAM-${family}`,
      `EST-${stratum}`,
      `UPM-${stratum}-${Math.floor(family / 3) % 6}`,
      (300 + random(1_000_000) / 1e4).toFixed(4),
      family < 2 ? '6' : String(1 + random(5)),
    ]
    const [name, ...rest] = place
    for (let member = 0; member < 3; member++) {
      const age = family === 9 && member === 0 ? 107 : random(90)
      const own = [age, 1 + random(2), ['amenaza', 'robo', 'otra'][random(3)], 100 + random(900)]
      const last = [
        `2026-03-${String(1 + random(28)).padStart(2, '0')}`,
        `NOTA-${family}-${member}`,
        `13.${700_000 + random(9999)}`,
      ]
      lines.push([`PER-${family}-${member}`, name, ...rest, ...own, ...last, 'REP', 'REP'].join(';'))
    }
  }
  return lines.join('\n')
}

/** A plan that releases them: `extra` variables, and the steps after the bands of age. */
export const plan = (
  extra = '',
  steps = '{ step: suppress }, { step: pram, variable: causa, part: 0.137 }, { step: noise, variable: ingreso, part: 0.0931 }',
) => `caracteriza: 1
study: { title: Prueba, window: "2026", synthetic: true }
sources:
  - { dataset: personas, format: csv, file: personas.csv, options: { types: { depto: text, sexo: text, upm: text } } }
codebook:
  personas:
    persona: { kind: id }
    familia: { kind: id }
    nota: { kind: text }
    depto: { kind: geography, label: { es: Departamento, en: Department } }
    sexo: { kind: nominal, missing: [{ code: "2", reason: refused }] }
designs:
  - { id: personas, dataset: personas, strata: [estrato], psu: [upm], weight: factor }
tables:
  - { id: ingreso, title: Ingreso, design: personas, statistic: mean, variable: ingreso, unit: dólares, universe: Personas }
microdata:
  - id: abierto
    title: { es: Personas desplazadas, en: Displaced persons }
    design: personas
    household: familia
    keys: [depto, edad, sexo]
    sensitive: [causa]
    variables: [ingreso${extra}]
    steps: [{ step: band, variable: edad, from: [0, 18, 60] }, ${steps}]
`
