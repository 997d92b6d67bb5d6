// Script only makes smoother what works without it.
import { initAll } from './nhsuk-frontend-10.6.1.min.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()

// A form is sent once: the second click of a double click does nothing. The hub would take it for the same command anyhow.
document.addEventListener('submit', (sending) => {
  const form = sending.target
  if (form.dataset.sent) sending.preventDefault()
  else if (form.method === 'post') form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent))

document.querySelectorAll('[data-print]').forEach((button) => {
  button.hidden = false
  button.addEventListener('click', () => print())
})
