/** The name of the service, above the sign-in form. */
export const Logo = () => (
  <div className="cj-logo">
    <h1 className="cj-logo__name">CalJOBS System Access</h1>
    <span className="cj-logo__owner">Employment Development Department</span>
  </div>
)

/** The small mark at the start of the path of pages. */
export const Icon = () => (
  <span className="cj-icon" aria-hidden="true">
    CJ
  </span>
)
