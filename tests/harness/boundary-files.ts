/** Invented boundaries, small enough to be checked by eye. */

type Point = readonly [longitude: number, latitude: number]

/** A square of one degree, its outer ring as RFC 7946 wants it: counterclockwise. */
export const square = (left: number): readonly Point[] => [
  [left, 13],
  [left + 1, 13],
  [left + 1, 14],
  [left, 14],
  [left, 13],
]

/** Two areas of a TopoJSON that share an arc, the second in two parts of which one is drawn backwards. */
export const sharedArcs = (a: object = {}) => ({
  type: 'Topology',
  transform: { scale: [0.5, 0.5], translate: [-90, 13] },
  arcs: [
    [
      [2, 0],
      [0, 2],
    ],
    [
      [2, 2],
      [-2, 0],
      [0, -2],
      [2, 0],
    ],
    [
      [2, 0],
      [2, 0],
      [0, 2],
      [-2, 0],
    ],
  ],
  objects: {
    municipios: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'a', arcs: [[0, 1]], ...a },
        { type: 'MultiPolygon', id: 'b', arcs: [[[2, -1]]] },
      ],
    },
  },
})
