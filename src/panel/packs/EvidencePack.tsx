'use client'

import { useEffect, useRef } from 'react'
import { mayAskAgain } from '../../policy/evidencePack.ts'
import type { PackView } from '../../services/evidencePacks/packRecord.ts'
import { sizeInWords } from '../parts/size.ts'
import { AskForPack } from './AskForPack.tsx'
import { type PackAnswer, usePack } from './usePack.ts'
import { packInWords, stepsInWords } from './words.ts'

type EvidencePackProps = {
  staffId: string
  /** What `readPack` has found; nothing in it where the person never asked. */
  state: PackAnswer
}

/** Everything on record of an account as one file, for the Operations Unit and auditors. */
export function EvidencePack({ staffId, state }: EvidencePackProps) {
  const { pack, isComing, ask, busy, problems, setProblems, watch } = usePack(staffId, state)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(pack?.state)
  // The form or the link that had the focus has gone: the heading takes it.
  useEffect(() => {
    const isAsked = mayAskAgain(shown.current) && !mayAskAgain(pack?.state)
    const isFetched = shown.current === 'ready' && pack?.state === 'fetched'
    shown.current = pack?.state
    if (isAsked || isFetched) heading.current?.focus()
  }, [pack?.state])
  return (
    <section aria-labelledby="evidence-pack-heading" className="cj-card cj-no-print">
      <h2 id="evidence-pack-heading" ref={heading} tabIndex={-1}>
        Evidence pack
      </h2>
      <p>
        Everything on record of this account in one ZIP: a summary to read (PDF), all records and the audit
        trail (JSON), the files of its requests, and a list of hashes. It is made for you alone, its link
        works once, and the audit trail tells of it.
      </p>
      <p role="status">{pack ? packInWords(pack) : ''}</p>
      {pack && isComing ? <Progress pack={pack} /> : null}
      {pack?.state === 'ready' ? <Download pack={pack} onFollowed={watch} /> : null}
      {mayAskAgain(pack?.state) ? (
        <AskForPack
          isAgain={Boolean(pack)}
          busy={busy}
          problems={problems}
          setProblems={setProblems}
          ask={(reason) => void ask(reason)}
        />
      ) : null}
    </section>
  )
}

const Progress = ({ pack }: { pack: PackView }) => (
  <p>
    <progress
      className="cj-progress"
      aria-label="Steps of the evidence pack that are done"
      value={pack.total ? pack.done : undefined}
      max={pack.total ?? 1}
    />{' '}
    {stepsInWords(pack)}
  </p>
)

const Download = ({ pack, onFollowed }: { pack: PackView; onFollowed: () => void }) => (
  <>
    <p className="cj-actions">
      <a href={`/evidence-packs/${pack.id}`} className="cj-button" onClick={onFollowed}>
        Download (works once)
      </a>
      <span className="cj-under">ZIP, {sizeInWords(pack.size ?? 0)}</span>
    </p>
    <p className="cj-under">SHA-256 of the ZIP: {pack.sha256}</p>
  </>
)
