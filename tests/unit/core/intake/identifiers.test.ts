import { expect, test } from 'vitest'
import { identifierSuspicion } from '../../../../main/core/intake/identifiers.ts'

/** Invented values, twenty different ones of a pattern in which # is the running number with two digits. */
const many = (pattern: string): string[] =>
  Array.from({ length: 20 }, (_, at) => pattern.replaceAll('#', String(at + 10)))
const reasons = (name: string, values: readonly string[] = many('x#'), label?: string) =>
  identifierSuspicion({ name, label, type: 'text', values })

test.each([
  ['personName', ['nombre', 'NOMBRE_COMPLETO', 'primerApellido', 'Apellido2', 'head_name', 'first name', 'surname']],
  ['documentName', ['dui', 'No. DNI', 'curp', 'cédula', 'CUI', 'passport_number', 'documento_identidad']],
  ['phoneName', ['telefono1', 'Teléfono', 'celular', 'phone_number', 'tel']],
  ['emailName', ['correo', 'e-mail', 'correo_electronico']],
  ['addressName', ['direccion', 'domicilio_actual', 'home_address']],
  ['coordinateName', ['latitud', '_gps_longitude', 'lat', 'coordenadas']],
  ['deviceName', ['deviceid', 'username']],
] as const)('names: %s', (reason, names) => {
  expect(names.map((name) => reasons(name))).toEqual(names.map(() => [reason]))
})

test('places, things and types have names too, but identify nobody', () => {
  const names = [
    'nombre_municipio',
    'admin1_name',
    'country name',
    'event_name',
    'tipo_telefono',
    'edad',
    'latrine',
    'plataforma',
    'correlativo',
  ]
  expect(names.map((name) => reasons(name))).toEqual(names.map(() => []))
})

test('a label counts as a name does', () => {
  expect(reasons('p12', many('x#'), '¿Cuál es su número de teléfono?')).toEqual(['phoneName'])
})

test('a question about a document is not the document', () => {
  expect(reasons('tiene_dui', [...Array(30).fill('1'), ...Array(10).fill('2')])).toEqual([])
})

test.each([
  ['documentValues', ['012345#-7', '0801-1990-123#', '08011990123#', '1234 56#9 0101', 'GOPA9001#HDFRRL09']],
  ['phoneValues', ['+503 7123-45#', '7123-45#', '(+504) 9123 45#', '555-123-45#']],
  ['emailValues', ['persona#@ejemplo.org']],
  ['coordinateValues', ['13.6#123 -89.2#456', '13.6#1 -89.2#4 650.0 4.9', '-89.2#456']],
] as const)('values: %s', (reason, patterns) => {
  const found = patterns.map((pattern) => reasons('v1', many(pattern)))
  expect(found).toEqual(patterns.map(() => [reason]))
})

test('codes, dates, weights and years are no identifiers', () => {
  const patterns = ['202401#', '2016-07-#', '1234.56#', '20#', '0801#', 'S-0#-02', '13.6#12']
  expect(patterns.map((pattern) => reasons('v1', many(pattern)))).toEqual(patterns.map(() => []))
})
