/** Narrows the first page down to one organization; works without scripts. Nothing where there is one alone. */
export function AreaSwitch({
  organizations,
  chosen,
}: {
  organizations: { id: string; name: string }[]
  chosen?: string
}) {
  if (organizations.length < 2) return null
  return (
    <form method="get" action="/admin" className="cj-area cj-no-print">
      <label htmlFor="area">Organization</label>
      <select id="area" name="org" key={chosen} defaultValue={chosen ?? ''}>
        <option value="">All organizations</option>
        {organizations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="cj-button">
        Show
      </button>
    </form>
  )
}
