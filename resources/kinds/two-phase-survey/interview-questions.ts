import type { Variable } from '../../../main/contract/codebook.ts'
import { departmentCodes } from './frame.ts'
import { municipalityLabels } from './municipalities.ts'
import { closed, item, measure, place, text, yesNo } from './questions.ts'

const departmentNames = [
  'Ahuachapán',
  'Santa Ana',
  'Sonsonate',
  'Chalatenango',
  'La Libertad',
  'San Salvador',
  'Cuscatlán',
  'La Paz',
  'Cabañas',
  'San Vicente',
  'Usulután',
  'San Miguel',
  'Morazán',
  'La Unión',
].map((name, i) => [departmentCodes[i] as string, name] as const)

export const causes = [
  'Reclutamiento forzado',
  'Extorsión',
  'Asesinato de un familiar',
  'Amenazas',
  'Lesiones',
  'Violencia sexual',
  'Inseguridad en la comunidad (enfrentamientos, tiroteos)',
  'Secuestro',
  'Desaparición forzada',
  'Tortura',
  'Discriminación',
  'Detención arbitraria',
  'Despojo de tierra o vivienda',
] as const

export const needs = [
  'Alojamiento o vivienda',
  'Alimentos',
  'Dinero o transporte',
  'Apoyo psicosocial',
  'Asistencia legal',
  'Salud',
  'Documentos',
  'Educación',
  'Medios de vida o capital semilla',
  'Protección o reubicación dentro del país',
] as const

export const services = [
  'Agua por cañería',
  'Electricidad',
  'Saneamiento mejorado',
  'Recolección de basura',
  'Internet',
] as const

const actors = [
  'Maras o pandillas',
  'Miembro de la familia',
  'Vecinos o amigos',
  'Narcotraficantes o sicarios',
  'Delincuencia común',
  'Fuerzas del Estado',
  'Grupos armados',
  'Otro actor',
  'Actor desconocido',
] as const

const tenure = ['Propia', 'Alquilada', 'De familiares o prestada', 'Otra'] as const

export const itemName = (prefix: string, place: number) => `${prefix}_${String(place).padStart(2, '0')}`
const items = (prefix: string, question: string, names: readonly string[]): Variable[] =>
  names.map((name, i) => item(itemName(prefix, i + 1), `${question}: ${name}`))

/** The second form, in the order of its file, with labels as the field team wrote them: in Spanish only. */
export const interviewQuestions: readonly Variable[] = [
  text('boleta', 'Número de boleta (familia)'),
  place('depto', 'Departamento de residencia', departmentNames),
  closed('area', 'Área', ['Urbana', 'Rural'], []),
  measure('estrato', 'Estrato de muestreo', 'design'),
  measure('upm', 'Unidad primaria de muestreo, dentro del estrato', 'design'),
  closed('condicion', 'Condición de la familia', ['Desplazada por violencia', 'De comparación'], []),
  closed('resultado_ent', 'Resultado de la entrevista', ['Completa', 'Rechazo', 'Ausente'], []),
  measure('fecha_ent', 'Fecha de la entrevista', 'date'),
  text('nombre_informante', 'Nombre de la persona informante (ficticio)'),
  text('dui', 'Documento Único de Identidad (ficticio)'),
  text('telefono', 'Teléfono (ficticio)'),
  measure('latitud', 'Latitud (ficticia)', 'continuous', [], 5),
  measure('longitud', 'Longitud (ficticia)', 'continuous', [], 5),
  measure('personas', 'Personas en la familia', 'count'),
  closed('sexo_jefatura', 'Sexo de la jefatura', ['Hombre', 'Mujer'], []),
  measure('anio_despl', 'Año del desplazamiento', 'ordinal', [{ code: '9998', reason: 'dontKnow', label: 'No sabe' }]),
  place('depto_origen', 'Departamento de donde salió', departmentNames),
  place('muni_origen', 'Municipio de donde salió', municipalityLabels),
  place('muni_destino', 'Municipio adonde llegó', municipalityLabels),
  closed('causa_ppal', 'Causa principal del desplazamiento', causes),
  ...items('causa', 'Causa del desplazamiento', causes),
  closed('actor', 'Actor responsable', actors),
  closed('tipo_despl', 'Momento del desplazamiento', [
    'Como protección, después de un hecho',
    'Como prevención, antes de un hecho',
  ]),
  closed('todos', '¿Salieron todos los miembros?', yesNo),
  measure('num_despl', 'Número de desplazamientos', 'count'),
  closed('vivienda_antes', 'Tenencia de la vivienda que dejó', tenure),
  closed('vivienda_estado', 'Qué pasó con la vivienda propia que dejó', [
    'Abandonada',
    'Vendida',
    'Alquilada o prestada',
    'Ocupada por otros',
  ]),
  closed('denuncio', '¿Denunció los hechos a una institución del Estado?', yesNo),
  closed('motivo_no_den', 'Por qué no denunció', [
    'Miedo',
    'Desconfianza en la institución',
    'No sirve de nada',
    'Otro motivo',
  ]),
  closed('asistencia', '¿Recibió asistencia después del desplazamiento?', yesNo),
  closed('tenencia', 'Tenencia de la vivienda actual', tenure),
  ...items('serv', 'Servicio en la vivienda', services),
  closed('salud_nec', '¿Alguien necesitó atención de salud en 12 meses?', yesNo),
  closed('salud_rec', '¿La recibió?', yesNo),
  ...items('nec', 'Necesidad actual', needs),
  closed('gastos', '¿Le alcanza para los gastos básicos?', yesNo),
  measure('gasto_mes', 'Gasto del mes en dólares', 'continuous', [{ from: 99_998, to: 99_999, reason: 'refused' }], 2),
  closed('seguro_noche', '¿Se siente segura caminando sola de noche?', [
    'Muy segura',
    'Segura',
    'Insegura',
    'Muy insegura',
  ]),
  closed('intencion', 'Dónde piensa vivir el próximo año', [
    'Donde está',
    'De vuelta donde salió',
    'En otra parte del país',
    'Fuera del país',
  ]),
  measure('factor_ent', 'Factor de expansión de la entrevista', 'weight', [], 6),
]
