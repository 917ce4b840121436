import type { JSONFieldServerComponent } from 'payload'

/** What is kept as JSON, as text to read. */
export const Facts: JSONFieldServerComponent = ({ clientField, data, field, path }) => {
  const value: unknown = Reflect.get(data ?? {}, field.name)
  if (value === undefined || value === null) return null
  const label = typeof clientField.label === 'string' ? clientField.label : field.name
  return (
    <figure className="cj-facts" aria-labelledby={`facts-${path}`}>
      <figcaption id={`facts-${path}`}>{label}</figcaption>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </figure>
  )
}
