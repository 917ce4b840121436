'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { RequestKind } from '../../policy/vocabulary.ts'
import type { InboxView } from '../../services/inboxQuery.ts'
import { inboxAddress } from './addresses.ts'

type SearchProps = {
  view: InboxView
  search: string
  kind?: RequestKind
  kinds: { value: RequestKind; label: string }[]
}

/** Finds requests by reference, name, mail address or kind within a view; the key `/` leads here. */
export function SearchForm({ view, search, kind, kinds }: SearchProps) {
  const router = useRouter()
  const [searching, startTransition] = useTransition()
  const [words, setWords] = useState(search)
  const [chosen, setChosen] = useState(kind)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const toSearch = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', toSearch)
    return () => document.removeEventListener('keydown', toSearch)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    startTransition(() => router.push(inboxAddress({ view, search: words.trim(), kind: chosen })))
  }
  return (
    <form role="search" className="cj-search" onSubmit={submit}>
      <label htmlFor="inbox-search">
        Search in this view <span className="cj-hint">reference, name or mail address (key /)</span>
      </label>
      <div className="cj-search__row">
        <input
          ref={input}
          id="inbox-search"
          name="q"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <select
          aria-label="Kind of request"
          name="kind"
          value={chosen ?? ''}
          onChange={(event) => setChosen(kinds.find(({ value }) => value === event.target.value)?.value)}
        >
          <option value="">All kinds</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <button type="submit" className="cj-button">
          {searching ? 'Searching…' : 'Search'}
        </button>
      </div>
    </form>
  )
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
