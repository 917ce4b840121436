/** What a mail server says of one recipient (RFC 3464, 2.3). */
export type ReturnedRecipient = {
  /** The mail address; empty where the report names none. */
  address: string
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded`. */
  action: string
  /** In the words of the mail server; empty where it gives none. */
  reason: string
}

export type Bounce = {
  /** Of the message that the report is about, in its two sides: `<left@domain>`. */
  messageId?: { left: string; domain: string }
  recipients: ReturnedRecipient[]
}

type Headers = Map<string, string>
type Part = { headers: Headers; body: string }

/**
 * Reads a delivery status notification (RFC 3464, 6522), as a mail server hands it over. It says what it says: anybody
 * can write one, so that nothing more than the note of a bounce may rest on it.
 * @param raw the whole message
 * @returns nothing where it is no delivery status notification
 */
export function readBounce(raw: string): Bounce | undefined {
  // A mail server may put its own first line before a message that it hands to a program.
  const report = partOf(raw.replace(/\r\n/g, '\n').replace(/^From [^\n]*\n/, ''))
  const boundary = boundaryOf(report.headers)
  if (!boundary) return undefined
  const parts = partsOf(report.body, boundary)
  const status = parts.find((part) => isOf(part, 'message/delivery-status', 'message/global-delivery-status'))
  if (!status) return undefined
  const returned = parts.find((part) =>
    isOf(part, 'message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'),
  )
  return {
    messageId: returned && messageIdOf(partOf(returned.body).headers),
    recipients: recipientsOf(status.body),
  }
}

/** The headers end at the first empty line. */
function partOf(text: string): Part {
  const trimmed = text.replace(/^\n+/, '')
  const end = trimmed.indexOf('\n\n')
  const head = end < 0 ? trimmed : trimmed.slice(0, end)
  return { headers: headersOf(head), body: end < 0 ? '' : trimmed.slice(end + 2) }
}

/** By their names in lower case, unfolded; the first of a name counts. */
function headersOf(text: string): Headers {
  const headers: Headers = new Map()
  for (const line of text.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? []
    if (name && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), (value ?? '').trim())
  }
  return headers
}

function boundaryOf(headers: Headers): string | undefined {
  const type = headers.get('content-type') ?? ''
  if (!/^multipart\/report\b/i.test(type)) return undefined
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? []
  return quoted ?? plain
}

/** What stands between the lines of the boundary. */
function partsOf(body: string, boundary: string): Part[] {
  const parts: string[][] = []
  for (const line of body.split('\n')) {
    const mark = line.trimEnd()
    if (mark === `--${boundary}--`) break
    if (mark === `--${boundary}`) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.map((lines) => partOf(lines.join('\n')))
}

const isOf = ({ headers }: Part, ...types: string[]): boolean =>
  types.includes((headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '')

function messageIdOf(headers: Headers): Bounce['messageId'] {
  const [, left, domain] = /<([^<>@\s]+)@([^<>@\s]+)>/.exec(headers.get('message-id') ?? '') ?? []
  return left && domain ? { left, domain: domain.toLowerCase() } : undefined
}

/** The first group of fields is of the message, each further one of a recipient. */
const recipientsOf = (status: string): ReturnedRecipient[] =>
  status
    .split(/\n[ \t]*\n/)
    .map(headersOf)
    .filter((fields) => fields.has('action'))
    .map((fields) => ({
      address: valueOf(fields.get('original-recipient') ?? fields.get('final-recipient')).toLowerCase(),
      action: (fields.get('action') ?? '').toLowerCase(),
      reason: valueOf(fields.get('diagnostic-code')) || (fields.get('status') ?? ''),
    }))

/** `rfc822; name@agency.example`: what comes after the type, without the brackets that some put around it. */
const valueOf = (field = ''): string =>
  field
    .replace(/^[^;]*;/, '')
    .trim()
    .replace(/^<([^<>]*)>$/, '$1')
