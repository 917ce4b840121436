/* global document, window, setTimeout, clearTimeout */

// The pages work without this script. It adds what HTML alone cannot: focus on errors, one sending at a time,
// the print button and a count of the characters that are left.

/** ER-1, ER-2: the summary takes the focus, its links bring the label into view and focus the field. */
function errorSummary() {
  const summary = document.querySelector('[data-module="error-summary"]')
  if (!summary) return
  summary.focus()
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]')
    const field = link && document.getElementById(link.hash.slice(1))
    if (!field) return
    event.preventDefault()
    const group = field.closest('fieldset')
    const label = group ? group.querySelector('legend') : document.querySelector(`label[for="${field.id}"]`)
    ;(label || field).scrollIntoView()
    field.focus({ preventScroll: true })
  })
}

/** PG-7: a second press while the first is on its way does nothing. Coming back to the page allows it again. */
function oneSendingAtATime() {
  const sent = new WeakSet()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (sent.has(form)) return event.preventDefault()
    sent.add(form)
    // A connection that failed leaves the person on this page: they may try again.
    setTimeout(() => sent.delete(form), 10_000)
  })
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of document.forms) sent.delete(form)
  })
}

/** CF-1: a button that only a script can serve is shown by the script. */
function printButtons() {
  for (const button of document.querySelectorAll('[data-module="print"]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

/** Says what is left of a long answer: at once to the eye, after a pause to a screen reader. */
function characterCounts() {
  for (const count of document.querySelectorAll('[data-module="character-count"]')) {
    const field = document.getElementById(count.dataset.field)
    const [seen, heard] = count.querySelectorAll('[data-count]')
    let pause
    const show = () => {
      const left = Number(count.dataset.limit) - field.value.replace(/\r?\n/g, '\r\n').length
      const noun = Math.abs(left) === 1 ? 'character' : 'characters'
      seen.textContent = left < 0 ? `${-left} ${noun} too many` : `${left} ${noun} left`
      seen.classList.toggle('character-count--over', left < 0)
      clearTimeout(pause)
      pause = setTimeout(() => (heard.textContent = seen.textContent), 1200)
    }
    field.addEventListener('input', show)
    show()
  }
}

errorSummary()
oneSendingAtATime()
printButtons()
characterCounts()
