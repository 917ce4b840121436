import type { Verification } from '../../services/audit/verifyByHand.ts'
import { Instant } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { VerifyTrail } from './VerifyTrail.tsx'

/** Whether the trail is as it was written: the button, and what came of it before (D37). */
export const Verifications = ({ verifications }: { verifications: Verification[] }) => (
  <section aria-labelledby="verification" className="cj-card">
    <h2 id="verification">Is the trail as it was written?</h2>
    <p>
      Each event is chained to the one before it. A verification computes the whole chain again and finds
      every event that was changed, removed or put in. It also looks for the last events of earlier
      verifications. The service does it every night and sends the result to the auditors by email.
    </p>
    <VerifyTrail />
    {verifications.length ? (
      <ReportTable
        caption="The latest verifications, the newest first"
        columns={['When (Pacific Time)', 'Result', 'Asked for by']}
        className="cj-trail"
      >
        <tbody>
          {verifications.map(({ at, by, result, isWhole, firstFault, head }) => (
            <tr key={at.toISOString()}>
              <th scope="row">
                <Instant at={at.toISOString()} />
              </th>
              <td>
                {result}
                {isWhole ? null : <span className="cj-flag cj-flag--late">First fault: {firstFault}</span>}
                {head ? <span className="cj-under">Last event and its hash: {head}</span> : null}
              </td>
              <td>{by ?? 'The service, each night'}</td>
            </tr>
          ))}
        </tbody>
      </ReportTable>
    ) : (
      <p>The trail has not been verified yet.</p>
    )}
  </section>
)
