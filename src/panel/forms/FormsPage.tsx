import type { AdminViewServerProps } from 'payload'
import { usualWords } from '../../policy/sendingOn.ts'
import { type FormsView, listForms } from '../../services/forms/listForms.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { ComingForms } from './ComingForms.tsx'
import { CurrentForm } from './CurrentForm.tsx'
import { Receipts } from './Receipts.tsx'
import { SendOn } from './SendOn.tsx'
import { SupersededForms } from './SupersededForms.tsx'

export const formsPath = '/admin/forms'

/** The confidentiality forms on their way: published, acknowledged, sent on (R15, R21, D15). */
export const FormsPage = (view: AdminViewServerProps) =>
  framed(view, formsPath, async (req) => <Forms view={await listForms(req)} />)

function Forms({ view }: { view: FormsView }) {
  const { current, coming, superseded, areas, mayAcknowledge, mayPublish } = view
  return (
    <Page heading="Forms" trail={[{ label: 'Forms' }]}>
      <p>
        The CalJOBS Operations Unit publishes each new revision. Every coordinator acknowledges it and sends
        it on to the managers and supervisors of the area.
      </p>
      {current.length ? (
        current.map((form) => <CurrentForm key={form.id} form={form} mayAcknowledge={mayAcknowledge} />)
      ) : (
        <div className="cj-empty">
          <p>
            {mayPublish
              ? 'No form is current. Add a new revision below, and publish it.'
              : 'No form is current. The Operations Unit publishes one.'}
          </p>
        </div>
      )}
      <SendOn
        areas={areas}
        hasForms={current.length > 0}
        usualWords={usualWords}
        forAll={mayPublish}
        maySend={mayAcknowledge}
      />
      <Receipts forms={current} areas={areas} mayRemind={mayPublish} />
      {coming ? <ComingForms forms={coming} mayPublish={mayPublish} /> : null}
      <SupersededForms forms={superseded} />
    </Page>
  )
}
