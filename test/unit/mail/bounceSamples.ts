/** Delivery status notifications as mail servers write them; every name in them is a sample. */

export const sampleMessageId = '5d0c9a52-6f0e-4c0e-9a59-0d8f3f1f7a11'

export const postfixFailure = `From MAILER-DAEMON  Mon Nov 23 10:00:05 2026
Return-Path: <>
X-Original-To: no-reply@access.sample.example
Delivered-To: bounces@access.sample.example
Date: Mon, 23 Nov 2026 10:00:05 -0800 (PST)
From: MAILER-DAEMON@mx.sample.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: no-reply@access.sample.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="9B7C11F2A0.1795456805/mx.sample.example"
Content-Transfer-Encoding: 8bit
Id: <20261123180005.C0FFEE11@mx.sample.example>

This is a MIME-encapsulated message.

--9B7C11F2A0.1795456805/mx.sample.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.sample.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<gone@staff.sample.example>: host mx.staff.sample.example[192.0.2.7] said: 550 5.1.1
    User unknown

--9B7C11F2A0.1795456805/mx.sample.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.sample.example
X-Postfix-Queue-ID: 9B7C11F2A0
X-Postfix-Sender: rfc822; no-reply@access.sample.example
Arrival-Date: Mon, 23 Nov 2026 10:00:03 -0800 (PST)

Final-Recipient: rfc822; gone@staff.sample.example
Original-Recipient: rfc822;gone@staff.sample.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.staff.sample.example
Diagnostic-Code: smtp; 550 5.1.1 <gone@staff.sample.example>: Recipient address
    rejected: User unknown

--9B7C11F2A0.1795456805/mx.sample.example
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Return-Path: <no-reply@access.sample.example>
Received: from access.sample.example (unknown [192.0.2.1])
\tby mx.sample.example (Postfix) with ESMTP id 9B7C11F2A0
\tfor <gone@staff.sample.example>; Mon, 23 Nov 2026 10:00:03 -0800 (PST)
From: CalJOBS System Access <no-reply@access.sample.example>
To: gone@staff.sample.example
Subject: CalJOBS access request CJ-7F3K-92QM: granted
Message-ID: <${sampleMessageId}@access.sample.example>
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="--_NmP-1"

----_NmP-1
Content-Type: text/plain; charset=utf-8

This is a SAMPLE.

----_NmP-1--

--9B7C11F2A0.1795456805/mx.sample.example--
`

export const postfixDelay = postfixFailure
  .replace('Subject: Undelivered Mail Returned to Sender', 'Subject: Delayed Mail (still being retried)')
  .replace('Action: failed', 'Action: delayed')
  .replace('Status: 5.1.1', 'Status: 4.4.1\nWill-Retry-Until: Sat, 28 Nov 2026 10:00:03 -0800 (PST)')
  .replace('message/rfc822', 'text/rfc822-headers')

export const exchangeFailure = `MIME-Version: 1.0
From: <postmaster@staff.sample.example>
To: <no-reply@access.sample.example>
Date: Mon, 23 Nov 2026 18:00:09 +0000
content-type: multipart/report; report-type=delivery-status;
 boundary=_1c7e_=_SAMPLE
Content-Language: en-US
Message-ID: <other@mx.staff.sample.example>
In-Reply-To: <${sampleMessageId}@access.sample.example>
Subject: Undeliverable: CalJOBS access request CJ-7F3K-92QM: account ready

--_1c7e_=_SAMPLE
Content-Type: multipart/alternative; differences=Content-Type;
 boundary="_inner_"

--_inner_
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to full@staff.sample.example couldn't be delivered.

--_inner_--

--_1c7e_=_SAMPLE
content-type: message/delivery-status

Reporting-MTA: dns;mx.staff.sample.example
Received-From-MTA: dns;mx.sample.example
Arrival-Date: Mon, 23 Nov 2026 18:00:07 +0000

FINAL-RECIPIENT: RFC822;Full@staff.sample.example
action: FAILED
Status: 5.2.2
Diagnostic-Code: smtp;554 5.2.2 mailbox full;
 STOREDRV.Deliver.Exception:QuotaExceededException;
 Can't open

Final-Recipient: rfc822;copy@requestors.sample.example
Action: relayed
Status: 2.0.0

--_1c7e_=_SAMPLE
Content-Type: message/rfc822

Received: from mx.sample.example (192.0.2.1) by
 mx.staff.sample.example (192.0.2.7) with Microsoft SMTP Server
From: CalJOBS System Access <no-reply@access.sample.example>
To: <full@staff.sample.example>
CC: <copy@requestors.sample.example>
Subject: CalJOBS access request CJ-7F3K-92QM: account ready
Message-ID:
 <${sampleMessageId}@ACCESS.sample.example>
Content-Type: text/plain

This is a SAMPLE.

--_1c7e_=_SAMPLE--
`
