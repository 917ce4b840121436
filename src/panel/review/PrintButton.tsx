'use client'

/** Prints the request with its checks, decision and history. */
export function PrintButton() {
  return (
    <button type="button" className="cj-link" onClick={() => window.print()}>
      Print this request
    </button>
  )
}
