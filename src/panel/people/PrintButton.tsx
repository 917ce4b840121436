'use client'

/** Prints the page; what is for the screen alone is left out. */
export const PrintButton = ({ label }: { label: string }) => (
  <button type="button" className="cj-link" onClick={() => window.print()}>
    {label}
  </button>
)
