/** Columns of a table as fields with names of their own: `submittedAt` from `submitted_at`. For fixed texts alone. */
const eachOf = (names: string, say: (name: string, column: string) => string): string =>
  names
    .split(' ')
    .map(
      (name) =>
        `${say(
          name,
          name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        )} as "${name}"`,
    )
    .join(', ')

/** A UTC instant as ISO 8601 writes it, in JSON too. */
export const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const plain = (table: string, names: string): string =>
  eachOf(names, (_name, column) => `${table}."${column}"`)

export const numbers = (table: string, names: string): string =>
  eachOf(names, (_name, column) => `${table}."${column}"::float8`)

export const instants = (table: string, names: string): string =>
  eachOf(names, (_name, column) => utc(`${table}."${column}"`))

/** Coordinators that a record names, each with name and mail address. */
export const people = (table: string, names: string): string =>
  eachOf(names, (_name, column) => person(`${table}."${column}_id"`))

export const person = (id: string): string =>
  `(select jsonb_build_object('name', c.name, 'email', c.email) from coordinators c where c.id = ${id})`

export const requestor = (id: string): string =>
  `(select jsonb_build_object('name', q.name, 'email', q.email) from requestors q where q.id = ${id})`

export const organization = (id: string): string => `(select o.name from organizations o where o.id = ${id})`

export const reference = (id: string): string => `(select x.reference from requests x where x.id = ${id})`

/** The names of the privileges that a request or a staff member names under one path. */
export const privileges = (table: string, id: string, path: string): string =>
  `coalesce((select jsonb_agg(p.name order by p.name) from ${table}_rels l join privileges p on p.id = l.privileges_id
    where l.parent_id = ${id} and l.path = '${path}'), '[]')`

/** A revision of a form; nothing where none is named. */
export const revision = (id: string): string =>
  `(select jsonb_build_object('form', f.form, 'revision', f.revision, 'effectiveFrom', f.effective_from,
    'supersededOn', f.superseded_on) from confidentiality_forms f where f.id = ${id})`

/** Rows of a query as a list in JSON. */
export const list = (rows: string): string =>
  `coalesce((select jsonb_agg(to_jsonb(rows)) from (${rows}) rows), '[]')`
