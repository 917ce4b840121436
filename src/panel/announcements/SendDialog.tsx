'use client'

import type { AnnouncementPreview } from '../../services/announcements/sendAnnouncement.ts'
import { Modal } from '../review/Modal.tsx'

type Props = {
  /** Shown while it is there. */
  preview?: AnnouncementPreview
  /** `512 requestors` */
  recipients: string
  busy: boolean
  onSend: () => void
  onClose: () => void
}

/** The last look before it goes out: the mail as it is sent, and to how many. */
export const SendDialog = ({ preview, recipients, busy, onSend, onClose }: Props) => (
  <Modal id="send-announcement" heading={`Send to ${recipients}?`} open={Boolean(preview)} onClose={onClose}>
    <p>
      Each gets this message. It cannot be called back.
      <br />
      Subject: <strong>{preview?.subject}</strong>
    </p>
    {/* Focusable, so that it can be scrolled by keyboard. */}
    <div className="cj-mail cj-prose" role="region" aria-label="Text of the mail" tabIndex={0}>
      {preview?.text}
    </div>
    <p className="cj-actions">
      <button type="button" className="cj-button cj-button--main" aria-disabled={busy} onClick={onSend}>
        {busy ? 'Sending…' : `Send to ${recipients}`}
      </button>
      <button type="button" className="cj-button" onClick={onClose}>
        Go on writing
      </button>
    </p>
  </Modal>
)
