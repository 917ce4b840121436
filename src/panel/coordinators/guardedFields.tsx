'use client'

import { CheckboxField, SelectField, TextField, useDocumentInfo } from '@payloadcms/ui'
import type {
  CheckboxFieldClientComponent,
  SelectFieldClientComponent,
  TextFieldClientComponent,
} from 'payload'
import { organizationPath } from '../organizations/addresses.ts'
import { standingPath } from './addresses.ts'

/** Of an account that is there, it is changed on the page that shows first what goes with it. */
const ElsewhereLink = ({ href, children }: { href: string; children: string }) => (
  <p>
    <a href={href}>{children}</a>
  </p>
)

export const ActiveField: CheckboxFieldClientComponent = (props) => {
  const { id } = useDocumentInfo()
  return <CheckboxField {...props} readOnly={id !== undefined} />
}

export const KindField: SelectFieldClientComponent = (props) => {
  const { id } = useDocumentInfo()
  if (id === undefined) return <SelectField {...props} />
  return (
    <>
      <SelectField {...props} readOnly />
      <ElsewhereLink href={standingPath(String(id))}>
        Change the kind, or make the account active or inactive
      </ElsewhereLink>
    </>
  )
}

export const LastDayField: TextFieldClientComponent = (props) => {
  const { id } = useDocumentInfo()
  if (id === undefined) return <TextField {...props} />
  return (
    <>
      <TextField {...props} readOnly />
      <ElsewhereLink href={`${organizationPath(String(id))}#closing`}>Change the last day</ElsewhereLink>
    </>
  )
}
