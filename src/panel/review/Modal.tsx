'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** A native dialog: Escape closes it, and the focus goes back to the button that opened it. */
export function Modal({
  id,
  heading,
  open,
  onClose,
  children,
}: {
  id: string
  heading: string
  open: boolean
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  return (
    <dialog ref={dialog} className="cj-dialog" aria-labelledby={`${id}-heading`} onClose={onClose}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {open ? children : null}
    </dialog>
  )
}
