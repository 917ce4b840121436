'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { InboxView } from '../../services/inbox.ts'
import { inboxAddress } from './addresses.ts'

/** Finds requests by reference, name or mail address within a view; the key `/` leads here. */
export function SearchForm({ view, search }: { view: InboxView; search: string }) {
  const router = useRouter()
  const [searching, startTransition] = useTransition()
  const [words, setWords] = useState(search)
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
    startTransition(() => router.push(inboxAddress({ view, search: words.trim() })))
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
