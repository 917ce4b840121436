type Choice = { value: string; label: string }

type ReportFilterProps = {
  /** The page that is narrowed down. */
  path: string
  organizations: { id: string; name: string }[]
  chosen?: string
  /** A choice of its own beside the organization. */
  also?: { name: string; label: string; choices: Choice[]; chosen: string }
  /** What else stands in the address. */
  kept?: Record<string, string>
}

/** Narrows a report down; works without scripts, all of it stands in the address. */
export function ReportFilter({ path, organizations, chosen, also, kept = {} }: ReportFilterProps) {
  const hasOrganizations = organizations.length > 1 || Boolean(chosen)
  if (!hasOrganizations && !also) return null
  return (
    <form
      method="get"
      action={path}
      className="cj-area cj-report-filter cj-no-print"
      key={`${chosen} ${also?.chosen}`}
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {hasOrganizations ? (
        <Select
          name="org"
          label="Organization"
          chosen={chosen ?? ''}
          choices={[
            { value: '', label: 'All organizations' },
            ...organizations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      {also ? <Select {...also} /> : null}
      <button type="submit" className="cj-button">
        Show
      </button>
    </form>
  )
}

type SelectProps = { name: string; label: string; choices: Choice[]; chosen: string }

const Select = ({ name, label, choices, chosen }: SelectProps) => (
  <>
    <label htmlFor={`report-${name}`}>{label}</label>
    <select id={`report-${name}`} name={name} defaultValue={chosen}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </>
)
