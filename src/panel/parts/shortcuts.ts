'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'

/** What each key does, by its name as the browser gives it: `j`, `X` (with Shift), `?`, `[`. */
export type Shortcuts = Record<string, () => void>

/**
 * Single keys that do something, as long as the page is open. They rest while a person types or a dialog is open,
 * with Ctrl, Alt or Meta, and when they are switched off (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const run = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined
      if (!run || !isFree(event) || !shortcutsAreOn()) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

const isFree = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.ctrlKey &&
  !event.altKey &&
  !event.metaKey &&
  !isTyping(event.target) &&
  !document.querySelector('dialog[open]')

/** Fields that take letters; a checkbox does not. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches(
      'textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])',
    ))

const storedAs = 'caljobs-single-key-shortcuts'
const listeners = new Set<() => void>()
/** Where the browser stores nothing, the choice holds until the page is left. */
let choice: boolean | undefined

/** Whether the person lets single keys do something; they do until they are switched off. */
export function shortcutsAreOn(): boolean {
  if (choice === undefined)
    try {
      choice = localStorage.getItem(storedAs) !== 'off'
    } catch {
      choice = true
    }
  return choice
}

/** Switches them on or off in this browser. */
export function switchShortcuts(on: boolean): void {
  choice = on
  try {
    localStorage.setItem(storedAs, on ? 'on' : 'off')
  } catch {
    // Nothing is stored in this browser.
  }
  for (const listener of listeners) listener()
}

/** The same, for what shows it. */
export const useShortcutsAreOn = (): boolean => useSyncExternalStore(subscribe, shortcutsAreOn, () => true)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
